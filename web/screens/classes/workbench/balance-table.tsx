import { useMemo } from 'react';
import { ruleValues } from '#engines/classes/run.ts';
import type { RuleValue } from '#engines/classes/types.ts';
import type { ClassPlan, ClassProposal } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import type { Standing } from './derive.ts';
import { nameOfRule } from './say-rules.ts';

interface BalanceTableProps {
  plan: ClassPlan;
  standing: Standing;
  base: ClassProposal | undefined;
}

/** Per rule: value now, value of the proposal it began from, the best possible, and the gap, with the rule in one sentence. */
export function BalanceTable({ plan, standing, base }: BalanceTableProps) {
  const words = useWords();
  const { t, code, n } = words;
  const { judged, board } = standing;
  const values = useMemo(
    () => (judged && board ? ruleValues(judged.problem, { classOf: board.classOf, hardBreaks: 0, values: [] }) : []),
    [judged, board],
  );
  const before = new Map(base?.balance?.map((value) => [`${value.rule} ${value.attribute}`, value.value]));
  const show = (value: number | null | undefined) => (value === null || value === undefined ? '–' : n(value));
  return (
    <section className="table-scroll">
      <h3>{t('classes.balance')}</h3>
      <table className="balance-table">
        <thead>
          <tr>
            <th scope="col">{t('classes.balance-rule')}</th>
            <th scope="col" className="figure">
              {t('classes.balance-value')}
            </th>
            <th scope="col" className="figure">
              {t('classes.balance-start')}
            </th>
            <th scope="col" className="figure">
              {t('classes.balance-best')}
            </th>
            <th scope="col" className="figure">
              {t('classes.balance-gap')}
            </th>
          </tr>
        </thead>
        <tbody>
          {values.map((value) => (
            <tr key={`${value.rule} ${value.attribute}`}>
              <th scope="row">
                {nameOfRule(words, plan.columns, value.rule, value.attribute)}
                <span className="soft small balance-sentence">{code(`classRules.${value.rule}`)}</span>
                <Remarks value={value} plan={plan} />
              </th>
              <td className="figure" data-label={t('classes.balance-value')}>
                {show(value.value)}
              </td>
              <td className="figure" data-label={t('classes.balance-start')}>
                {show(before.get(`${value.rule} ${value.attribute}`))}
              </td>
              <td className="figure" data-label={t('classes.balance-best')}>
                {show(value.bestPossible)}
                {value.value !== null && (
                  <span className="soft small balance-sentence">
                    {t(value.proved ? 'classes.balance-proved' : 'classes.balance-not-proved')}
                  </span>
                )}
              </td>
              <td className="figure" data-label={t('classes.balance-gap')}>
                {value.proved || !isLeft(value)
                  ? show(value.gap)
                  : t('classes.balance-at-most', { gap: show(value.gap) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Is there anything left between the value and the best possible? */
const isLeft = ({ gap }: RuleValue) => gap !== null && gap > 1e-9;

function Remarks({ value, plan }: { value: RuleValue; plan: ClassPlan }) {
  const words = useWords();
  const { t, n } = words;
  const remarks = [
    value.value === null && t('classes.balance-none'),
    value.value !== null && value.blank > 0 && t('classes.balance-blank', { count: n(value.blank, 0) }),
    value.blockedBy.length > 0 &&
      t('classes.balance-blocked', {
        rules: value.blockedBy.map((rule) => nameOfRule(words, plan.columns, rule, null)).join(', '),
      }),
  ].filter(Boolean);
  if (remarks.length === 0) return null;
  return <span className="soft small balance-sentence">{remarks.join(' · ')}</span>;
}
