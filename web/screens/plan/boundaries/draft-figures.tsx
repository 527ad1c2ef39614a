import { useMemo } from 'react';
import { certifyBoundaries } from '#engines/catchment/boundaries/certificate.ts';
import type { BoundaryPlan, BoundaryProblem } from '#engines/catchment/boundaries/types.ts';
import type { BoundaryBlocks } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';

interface DraftFiguresProps {
  blocks: BoundaryBlocks;
  problem: BoundaryProblem;
  school: Int32Array;
  /** The draft before its last change; null: there is none. */
  before: Int32Array | null;
  plan: BoundaryPlan | null;
}

/** What the draft comes to, counted anew by the certificate at every change, beside the bound of the search. */
export function DraftFigures({ blocks, problem, school, before, plan }: DraftFiguresProps) {
  const { t, n, change } = useWords();
  const judged = useMemo(() => judge(problem, school), [problem, school]);
  const earlier = useMemo(() => before && judge(problem, before), [problem, before]);
  const placed = judged.placed;
  const searched = plan !== null && plan.school === school;
  return (
    <section className="panel-stack">
      <h3>{t('boundaries.figures')}</h3>
      <dl className="figure-row">
        <Figure
          name={t('boundaries.mean')}
          value={`${n(judged.mean, 0)} m`}
          since={earlier && `${change(judged.mean - earlier.mean)} m`}
        />
        {plan && <Figure name={t('boundaries.bound')} value={`${n(plan.boundChildMetres / placed, 0)} m`} />}
        <Figure
          name={t('boundaries.over')}
          value={n(judged.overSeats, 0)}
          since={earlier && change(judged.overSeats - earlier.overSeats)}
        />
        <Figure
          name={t('boundaries.pieces')}
          value={n(judged.extraPieces, 0)}
          since={earlier && change(judged.extraPieces - earlier.extraPieces)}
        />
        {blocks.today.some((s) => s >= 0) && (
          <Figure
            name={t('boundaries.changed')}
            value={`${n(judged.changedChildren, 0)} (${n((100 * judged.changedChildren) / childrenIn(problem, problem.today), 1)} %)`}
            since={earlier && change(judged.changedChildren - earlier.changedChildren)}
          />
        )}
        {searched && <Figure name={t('boundaries.gap')} value={`${n(100 * plan.gap, 1)} %`} />}
      </dl>
      {earlier && <p className="soft small">{t('boundaries.since')}</p>}
      {plan && <PlanNotes blocks={blocks} plan={plan} />}
      {!searched && <OverSchools blocks={blocks} problem={problem} school={school} schools={judged.schoolsOver} />}
    </section>
  );
}

interface FigureProps {
  name: string;
  value: string;
  /** What the last change made of it. */
  since?: string | null;
}

function Figure({ name, value, since }: FigureProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="figures">
        {value} {since && <span className="soft small">{since}</span>}
      </dd>
    </div>
  );
}

/** Counted anew by the certificate, with every link joining: what a hand has drawn is judged by roads alone. */
function judge(problem: BoundaryProblem, school: Int32Array) {
  const certificate = certifyBoundaries(problem, new Uint8Array(problem.linkTo.length).fill(1), school);
  const placed = childrenIn(problem, school);
  return { ...certificate, placed, mean: certificate.childMetres / placed };
}

function childrenIn({ children }: BoundaryProblem, areas: Int32Array): number {
  return Math.max(
    1,
    children.reduce((sum, count, block) => sum + (areas[block] < 0 ? 0 : count), 0),
  );
}

/** What held the search back, in words: deficits by name, changes that cannot be avoided, schools that stay over and why. */
function PlanNotes({ blocks, plan }: { blocks: BoundaryBlocks; plan: BoundaryPlan }) {
  const { t, n } = useWords();
  const nameOf = (s: number) => blocks.schools[s].name;
  const { deficit, leastChangedChildren, over, costs, nearestChildMetres } = plan;
  const shares = costs.filter(({ childMetres }) => childMetres > 0.0005 * nearestChildMetres);
  return (
    <>
      {deficit && (
        <p className="notice small">
          {t('boundaries.deficit', { count: deficit.children, names: deficit.schools.map(nameOf).join(', ') })}
        </p>
      )}
      {leastChangedChildren !== null && (
        <p className="notice small">{t('boundaries.least-change', { count: leastChangedChildren })}</p>
      )}
      {over.length > 0 && (
        <ul className="boundary-list small">
          {over.map(({ school, over: more, forced }) => {
            const seats = blocks.schools[school].seats;
            const key = forced > seats ? 'boundaries.over.forced' : 'boundaries.over.school';
            return <li key={school}>{t(key, { name: nameOf(school), over: more, forced, seats })}</li>;
          })}
        </ul>
      )}
      {shares.length > 0 && (
        <>
          <p className="small">{t('boundaries.costs')}</p>
          <ul className="boundary-list small">
            {shares.map(({ rule, childMetres }) => (
              <li key={rule}>
                <span className="figures">+{n((100 * childMetres) / nearestChildMetres, 1)} %</span>{' '}
                {t(`boundaries.cost.${rule}`)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function OverSchools({
  blocks,
  problem,
  school,
  schools,
}: Pick<DraftFiguresProps, 'blocks' | 'problem' | 'school'> & { schools: readonly number[] }) {
  const { t } = useWords();
  const load = new Map<number, number>();
  school.forEach((s, block) => {
    load.set(s, (load.get(s) ?? 0) + problem.children[block]);
  });
  if (schools.length === 0) return null;
  return (
    <ul className="boundary-list small">
      {schools.slice(0, 12).map((s) => (
        <li key={s}>
          {t('boundaries.over.school', { name: blocks.schools[s].name, over: load.get(s)! - problem.seats[s] })}
        </li>
      ))}
    </ul>
  );
}
