import { Lock, LockOpen } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ClassChange } from '#engines/class-history/replay-events.ts';
import { rankClasses, suggestSwaps } from '#engines/classes/workbench/suggest-swaps.ts';
import type { ClassPupil, ClassWorkbench } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import type { Standing } from './derive.ts';
import { harmOf } from './harm.ts';
import { nameOfColumn, sayValue } from './say-rules.ts';

interface PupilSheetProps {
  workbench: ClassWorkbench;
  standing: Standing;
  pupil: ClassPupil;
  nameOf: (id: string) => string;
  onClose: () => void;
  onMove: (changes: ClassChange[]) => void;
  onLock: () => void;
  onLeave: (reason: string) => void;
}

/** One pupil: what is known, where it could go and with whom it could change places without harm. */
export function PupilSheet(props: PupilSheetProps) {
  const { workbench, standing, pupil, nameOf, onClose, onMove, onLock } = props;
  const words = useWords();
  const { t, n, date } = words;
  const { split, settings } = standing;
  const sayCell = (value: string, kind: ClassWorkbench['plan']['columns'][number]['kind']) =>
    kind === 'score' && Number.isFinite(Number(value)) ? n(Number(value)) : sayValue(words, value, kind === 'mark');
  const own = split.classOf.get(pupil.id);
  const isLocked = split.locked.has(pupil.id);
  const wishes = workbench.wishes.filter(({ pupilId, otherId }) => pupilId === pupil.id || otherId === pupil.id);
  return (
    <Sheet title={nameOf(pupil.id)} onClose={onClose}>
      <dl className="pupil-facts">
        <Fact name={t('classes.field.pupil_id')} value={pupil.id} />
        <Fact name={t('classes.field.birth_date')} value={pupil.birthDate && date(pupil.birthDate)} />
        {workbench.plan.columns.map(({ key, kind }) => {
          const value = pupil.attributes[key];
          return (
            <Fact
              key={key}
              name={nameOfColumn(words, workbench.plan.columns, key)}
              value={value === undefined ? null : sayCell(value, kind)}
            />
          );
        })}
        {wishes.map(({ pupilId, kind, otherId }) => (
          <Fact
            key={`${pupilId} ${kind} ${otherId}`}
            name={t(`classes.rule.${kind}`)}
            value={nameOf(pupilId === pupil.id ? otherId : pupilId)}
          />
        ))}
      </dl>
      <div className="form-row">
        {own !== undefined && (
          <Button
            icon={isLocked ? <LockOpen aria-hidden size={18} /> : <Lock aria-hidden size={18} />}
            onClick={onLock}
          >
            {t(isLocked ? 'classes.unlock' : 'classes.lock')}
          </Button>
        )}
        <b>{own === undefined ? t('classes.unplaced') : t('classes.class-name', { class: settings.labels[own] })}</b>
      </div>
      {!isLocked && <Options {...props} own={own} onMove={onMove} />}
      {!isLocked && own !== undefined && <Swaps {...props} />}
      <Leave onLeave={props.onLeave} />
    </Sheet>
  );
}

function Fact({ name, value }: { name: string; value: string | null }) {
  const { t } = useWords();
  return (
    <div>
      <dt className="soft small">{name}</dt>
      <dd>{value ?? <span className="unknown">{t('common.unknown')}</span>}</dd>
    </div>
  );
}

function Options({ standing, pupil, own, onMove }: PupilSheetProps & { own: number | undefined }) {
  const { t, n } = useWords();
  const { judged, board, settings, columns } = standing;
  const place = judged?.placeOf.get(pupil.id);
  const options = useMemo(() => {
    if (!board || place === undefined) return settings.labels.map((_, to) => ({ to, harm: null }));
    const before = board.standing();
    return rankClasses(board, place).map(({ to, after }) => ({
      to,
      harm: harmOf(after, before),
    }));
  }, [board, place, settings]);
  return (
    <section>
      <h3>{t('classes.options')}</h3>
      <div className="class-options">
        {options
          .filter(({ to }) => to !== own)
          .map(({ to, harm }) => (
            <Button key={to} className={harm ?? ''} onClick={() => onMove([{ pupilId: pupil.id, to }])}>
              {settings.labels[to]}
              <span className="soft small figures">{n(columns[to]?.length ?? 0, 0)}</span>
            </Button>
          ))}
      </div>
    </section>
  );
}

const mostSwaps = 6;

function Swaps({ standing, pupil, nameOf, onMove }: PupilSheetProps) {
  const { t } = useWords();
  const { judged, board, split, settings } = standing;
  const found = useMemo(() => {
    const place = judged?.placeOf.get(pupil.id);
    if (!judged || !board || place === undefined) return [];
    const { order, records } = judged.problem;
    const idOf = (p: number) => records.pupils.ids[order[p]];
    return suggestSwaps(board, place, { limit: mostSwaps, isLocked: (p) => split.locked.has(idOf(p)) }).map(
      ({ other }) => idOf(other),
    );
  }, [judged, board, split, pupil.id]);
  const own = split.classOf.get(pupil.id)!;
  return (
    <section>
      <h3>{t('classes.swaps')}</h3>
      {found.length === 0 && <p className="soft small">{t('classes.swaps-none')}</p>}
      <ul className="swap-list">
        {found.map((other) => {
          const to = split.classOf.get(other)!;
          const changes = [
            { pupilId: pupil.id, to },
            { pupilId: other, to: own },
          ];
          return (
            <li key={other}>
              <Button look="quiet" onClick={() => onMove(changes)}>
                {t('classes.swap-with', { name: nameOf(other), class: settings.labels[to] })}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Leave({ onLeave }: { onLeave: (reason: string) => void }) {
  const { t } = useWords();
  const [reason, setReason] = useState<string | null>(null);
  if (reason === null)
    return (
      <Button look="quiet" onClick={() => setReason('')}>
        {t('classes.leave')} …
      </Button>
    );
  return (
    <div className="stack">
      <Field label={t('classes.reason')} hint={t('classes.reason.hint')}>
        {(control) => (
          <input {...control} className="input" value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
      <Button look="danger" disabled={reason.trim() === ''} onClick={() => onLeave(reason.trim())}>
        {t('classes.leave')}
      </Button>
    </div>
  );
}
