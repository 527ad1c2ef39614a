import { useMemo, useState } from 'react';
import { placesIn, problemOfPlan } from '#engines/class-history/judge-plan.ts';
import { compareSplits } from '#engines/classes/workbench/compare-splits.ts';
import type { ClassProposal } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useCall } from '../../../state/use-call.ts';
import { Button } from '../../../ui/button.tsx';
import { Shown } from '../../../ui/states.tsx';
import { readProposalClasses } from '../calls.ts';
import { nameOfRule } from './say-rules.ts';
import type { Hand } from './use-workbench.ts';

interface CompareViewProps {
  hand: Hand;
  proposal: ClassProposal;
  nameOf: (id: string) => string;
  onClose: () => void;
}

/** A proposal held against the classes of now or another proposal: each rule's two values, and who would be in another class. */
export function CompareView({ hand, proposal, nameOf, onClose }: CompareViewProps) {
  const { t, n } = useWords();
  const { id } = useOrganisation();
  const { proposals } = hand.workbench;
  const others = proposals.filter((own) => own.status === 'done' && own.id !== proposal.id);
  const stands = hand.standing.split.proposalId !== null;
  const [chosen, setChosen] = useState(now);
  const against = chosen === now && !stands ? (others[0]?.id ?? now) : chosen;
  const classes = useCall(`${id} ${proposal.id}`, (signal) => readProposalClasses(id, proposal.id, signal));
  const base = useCall(against === now ? null : `${id} ${against}`, (signal) =>
    readProposalClasses(id, against, signal),
  );
  const nameOfProposal = (own: ClassProposal) => t('classes.proposal-name', { number: n(own.number, 0) });
  const other = others.find((own) => own.id === against);
  return (
    <section className="compare">
      <div className="bench-bar">
        <h3>
          {t('classes.compare')}: {nameOfProposal(proposal)}
        </h3>
        <label className="compare-with">
          {t('classes.compare-with')}{' '}
          <select className="input" value={against} onChange={(event) => setChosen(event.target.value)}>
            {stands && <option value={now}>{t('classes.compare-now')}</option>}
            {others.map((own) => (
              <option key={own.id} value={own.id}>
                {nameOfProposal(own)}
              </option>
            ))}
          </select>
        </label>
        <Button look="quiet" onClick={onClose}>
          {t('classes.compare-close')}
        </Button>
      </div>
      <Shown call={classes}>
        {(answer) =>
          against === now ? (
            <Figures
              {...{ hand, nameOf }}
              heads={[t('classes.compare-now'), nameOfProposal(proposal)]}
              base={null}
              classes={answer.classes}
            />
          ) : (
            <Shown call={base}>
              {(before) => (
                <Figures
                  {...{ hand, nameOf }}
                  heads={[other ? nameOfProposal(other) : '', nameOfProposal(proposal)]}
                  base={before.classes}
                  classes={answer.classes}
                />
              )}
            </Shown>
          )
        }
      </Shown>
    </section>
  );
}

const now = 'now';
const mostNamed = 40;

interface FiguresProps {
  hand: Hand;
  nameOf: (id: string) => string;
  heads: [string, string];
  /** Class of each pupil in the other proposal; null: the classes of now. */
  base: Record<string, number> | null;
  classes: Record<string, number>;
}

function Figures({ hand, nameOf, heads, base, classes }: FiguresProps) {
  const words = useWords();
  const { t, n } = words;
  const { standing, workbench } = hand;
  const { settings } = standing;
  const found = useMemo(() => compared(hand, base, classes), [hand, base, classes]);
  if (!found) return <p className="soft">{t('classes.compare-other')}</p>;
  const labelOf = (label: string) => settings.labels[Number(label) - 1] ?? label;
  return (
    <>
      <table className="balance-table">
        <thead>
          <tr>
            <th scope="col">{t('classes.balance-rule')}</th>
            {heads.map((head) => (
              <th key={head} scope="col" className="figure">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.goals.map(({ rule, attribute, values, better }) => (
            <tr key={`${rule} ${attribute}`}>
              <th scope="row">{nameOfRule(words, workbench.plan.columns, rule, attribute)}</th>
              <td className={better === 'one' ? 'figure better' : 'figure'} data-label={heads[0]}>
                {n(values[0])}
              </td>
              <td className={better === 'other' ? 'figure better' : 'figure'} data-label={heads[1]}>
                {n(values[1])}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <details>
        <summary>{t('classes.compare-moved', { count: n(found.moved.length, 0) })}</summary>
        <ul className="small">
          {found.moved.slice(0, mostNamed).map(({ pupilId, from, to }) => (
            <li key={pupilId}>
              {nameOf(pupilId)}: {labelOf(from)} → {labelOf(to)}
            </li>
          ))}
          {found.moved.length > mostNamed && <li>…</li>}
        </ul>
      </details>
    </>
  );
}

/** Both splits judged by the rules in force; null where they have other numbers of classes or the rules do not fit. */
function compared({ standing, workbench }: Hand, base: FiguresProps['base'], classes: FiguresProps['classes']) {
  const { judged, board, settings, split } = standing;
  const { plan, pupils, wishes } = workbench;
  const most = (own: Record<string, number>) => Math.max(...Object.values(own)) + 1;
  if (base === null) {
    if (!judged || !board || most(classes) !== settings.classCount) return null;
    const other = placesIn(judged.problem, new Map(Object.entries(classes)));
    // Who came after the proposal was made has no class in it, and stays where it is.
    other.forEach((own, p) => {
      if (own < 0) other[p] = board.classOf[p];
    });
    return compareSplits(judged.problem, board.classOf, other);
  }
  if (most(base) !== plan.settings.classCount || most(classes) !== plan.settings.classCount) return null;
  const common = pupils.filter(({ id }) => id in base && id in classes && !split.left.has(id));
  const columns = plan.columns.map(({ key }) => key);
  const { problem } = problemOfPlan(columns, common, wishes, plan.settings);
  if (!problem) return null;
  const [one, other] = [base, classes].map((own) => placesIn(problem, new Map(Object.entries(own))));
  return compareSplits(problem, one, other);
}
