import { useMemo } from 'react';
import { placesIn } from '#engines/class-history/judge-plan.ts';
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

/** A proposal held against the classes of now: each rule's two values, and who would be in another class. */
export function CompareView({ hand, proposal, nameOf, onClose }: CompareViewProps) {
  const { t, n } = useWords();
  const { id } = useOrganisation();
  const classes = useCall(`${id} ${proposal.id}`, (signal) => readProposalClasses(id, proposal.id, signal));
  return (
    <section className="compare">
      <div className="bench-bar">
        <h3>
          {t('classes.compare')}: {t('classes.proposal-name', { number: n(proposal.number, 0) })}
        </h3>
        <Button look="quiet" onClick={onClose}>
          {t('classes.compare-close')}
        </Button>
      </div>
      <Shown call={classes}>
        {(answer) => <Figures hand={hand} proposal={proposal} classes={answer.classes} nameOf={nameOf} />}
      </Shown>
    </section>
  );
}

const mostNamed = 40;

function Figures({
  hand,
  proposal,
  classes,
  nameOf,
}: Omit<CompareViewProps, 'onClose'> & { classes: Record<string, number> }) {
  const words = useWords();
  const { t, n } = words;
  const { standing, workbench } = hand;
  const { judged, board, settings } = standing;
  const found = useMemo(() => {
    if (!judged || !board || proposal.classCount !== settings.classCount) return null;
    const other = placesIn(judged.problem, new Map(Object.entries(classes)));
    // Who came after the proposal was made has no class in it, and stays where it is.
    other.forEach((own, p) => {
      if (own < 0) other[p] = board.classOf[p];
    });
    return compareSplits(judged.problem, board.classOf, other);
  }, [judged, board, classes, proposal, settings]);
  if (!found)
    return (
      <p className="soft">
        {t('classes.plan-facts', { pupils: n(Object.keys(classes).length, 0), classes: n(proposal.classCount, 0) })}
      </p>
    );
  const labelOf = (label: string) => settings.labels[Number(label) - 1] ?? label;
  return (
    <>
      <table className="balance-table">
        <thead>
          <tr>
            <th scope="col">{t('classes.balance-rule')}</th>
            <th scope="col" className="figure">
              {t('classes.compare-now')}
            </th>
            <th scope="col" className="figure">
              {t('classes.proposal-name', { number: n(proposal.number, 0) })}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.goals.map(({ rule, attribute, values, better }) => (
            <tr key={`${rule} ${attribute}`}>
              <th scope="row">{nameOfRule(words, workbench.plan.columns, rule, attribute)}</th>
              <td className={better === 'one' ? 'figure better' : 'figure'}>{n(values[0])}</td>
              <td className={better === 'other' ? 'figure better' : 'figure'}>{n(values[1])}</td>
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
