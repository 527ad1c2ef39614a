import type { SchoolResult } from '../../../api/client.ts';
import { useWords, type Words } from '../../state/organisation.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { SyntheticStamp } from '../../ui/synthetic-stamp.tsx';
import { SeatGroups } from './seat-groups.tsx';

/** One period at the school: how many asked, where each kind of seats ended, and who was placed outside the order. */
export function YearOfSchool({ result }: { result: SchoolResult }) {
  const { t, date } = useWords();
  const { publication, travelVersion } = result;
  const said = { date: date(publication.publishedAt), version: publication.version };
  return (
    <section className="year-of-school" aria-labelledby={`year-${result.periodId}`}>
      <h2 id={`year-${result.periodId}`}>
        <LevelMark level={result.level} /> {result.periodName} {result.synthetic && <SyntheticStamp />}
      </h2>
      <AskedBars result={result} />
      <SeatGroups groups={result.groups} />
      <FurtherFigures result={result} />
      <p className="soft small">
        {travelVersion
          ? t('results.published', { ...said, travel: travelVersion.slice(0, 8) })
          : t('results.published-plain', said)}
        {` ${t('results.code')}: `}
        <code>{publication.sha256.slice(0, 16)}</code>
      </p>
    </section>
  );
}

/** Considered, seats and admitted on one scale from zero: what was wanted against what there was. */
function AskedBars({ result }: { result: SchoolResult }) {
  const { t, n } = useWords();
  const { asked, seats, placed } = result;
  const most = Math.max(1, asked, seats, placed);
  const bars = [
    ['asked', t('results.asked'), asked],
    ['seats', t('common.seats'), seats],
    ['placed', t('results.placed'), placed],
  ] as const;
  return (
    <>
      <dl className="asked-bars">
        {bars.map(([kind, name, count]) => (
          <div key={kind}>
            <dt>{name}</dt>
            <dd>
              <span className="figures">{n(count, 0)}</span>
              <span className={`asked-bar ${kind}`} aria-hidden>
                <span style={{ inlineSize: `${(count / most) * 100}%` }} />
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="soft small">{t('results.asked.what')}</p>
    </>
  );
}

function FurtherFigures({ result }: { result: SchoolResult }) {
  const words = useWords();
  const { t, metres } = words;
  const { far, decisions, residence } = result;
  return (
    <dl className="facts figures">
      <div>
        <dt>{t('results.far-title', { metres: metres(far.metres) })}</dt>
        <dd>{count(words, far.children)}</dd>
      </div>
      <div>
        <dt>{t('results.decisions-title')}</dt>
        <dd>
          {decisions.length === 0 && t('results.decisions-none')}
          <ul className="plain-list">
            {decisions.map(({ reason, children }) => (
              <li key={reason ?? ''}>
                {reason ?? t('results.decisions-others')}: {count(words, children)}
              </li>
            ))}
          </ul>
        </dd>
      </div>
      {residence && (
        <div>
          <dt>{t('results.residence-title')}</dt>
          <dd>
            <ul className="plain-list">
              {residence.map(({ kind, children }) => (
                <li key={kind}>
                  {sayKind(words, kind)}: {children === null ? t('results.hidden') : count(words, children)}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      )}
    </dl>
  );
}

function count({ t, n }: Words, children: number | null): string {
  return children === null ? t('results.few') : t('results.children', { count: n(children, 0) });
}

/** The usual kinds in words; another word of the dossiers stands as it is. */
function sayKind({ t }: Words, kind: string): string {
  if (kind === '') return t('results.residence.blank');
  if (kind === 'permanent' || kind === 'temporary' || kind === 'present') return t(`results.residence.${kind}`);
  return kind;
}
