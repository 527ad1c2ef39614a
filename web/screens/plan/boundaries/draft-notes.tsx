import type { BoundaryBlocks } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import type { ReadAreas } from './areas-codec.ts';
import { UnplacedLines } from './unplaced-lines.tsx';

/** What is to be known of the land before drawing: zones that overlap or leave gaps, schools without seats, barriers, no roads. */
export function Notes({ blocks, hasZones }: { blocks: BoundaryBlocks; hasZones: boolean }) {
  const { t } = useWords();
  const { withoutSeats, childrenWithoutRoad, overlaps, gaps, barriers, unplaced } = blocks;
  const names = withoutSeats
    .slice(0, 5)
    .map(({ name }) => name)
    .join(', ');
  return (
    <>
      {!hasZones && unplaced.length === 0 && <p className="soft small">{t('boundaries.zones.none')}</p>}
      {hasZones && overlaps.length + gaps.length > 0 && (
        <p className="notice small">{t('boundaries.zones.faults', { overlaps: overlaps.length, gaps: gaps.length })}</p>
      )}
      {unplaced.length > 0 && <UnplacedLines blocks={blocks} />}
      {withoutSeats.length > 0 && (
        <p className="notice small">{t('boundaries.without-seats', { count: withoutSeats.length, names })}</p>
      )}
      {barriers.length > 0 && <p className="soft small">{t('boundaries.barriers', { names: barriers.join(', ') })}</p>}
      {childrenWithoutRoad > 0 && (
        <p className="soft small">{t('boundaries.without-road', { count: childrenWithoutRoad })}</p>
      )}
    </>
  );
}

/** What of a file or a kept draft could not be laid over the land as it is. */
export function ReadNote({ read }: { read: ReadAreas }) {
  const { t, n } = useWords();
  const { given, twice, outOfReach, unknown } = read;
  const names = unknown.slice(0, 5).join(', ');
  return (
    <div className="notice small" role="status">
      <p>{t('boundaries.read.given', { count: n(given, 0) })}</p>
      {twice > 0 && <p>{t('boundaries.read.twice', { count: n(twice, 0) })}</p>}
      {outOfReach > 0 && <p>{t('boundaries.read.out-of-reach', { count: n(outOfReach, 0) })}</p>}
      {unknown.length > 0 && <p>{t('boundaries.read.unknown', { count: n(unknown.length, 0), names })}</p>}
    </div>
  );
}

/** Per cent of children who may change school at most; blank: any number. */
export function ShareField({ share, onShare }: { share: number | null; onShare: (share: number | null) => void }) {
  const { t } = useWords();
  const perCent = share === null ? null : Math.round(share * 1e6) / 1e4;
  return (
    <NumberField
      {...{ label: t('boundaries.change'), hint: t('boundaries.change.hint') }}
      {...{ value: perCent, most: 100, fractions: true }}
      onValue={(value) => onShare(value === null ? null : value / 100)}
    />
  );
}
