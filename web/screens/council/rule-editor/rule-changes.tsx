import { useState } from 'react';
import type { Period, Quota } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useCall } from '../../../state/use-call.ts';
import { Field } from '../../../ui/field.tsx';
import { Shown } from '../../../ui/states.tsx';
import { listRules } from '../calls.ts';
import { sayChanges } from './changes-in-words.ts';

interface RuleChangesProps {
  period: Period;
  quotas: readonly Quota[];
  /** The rules as they are being written; null where nothing is unsaved. */
  draft: Record<string, unknown> | null;
}

/** Two versions of the rules of a period side by side: what differs, in words. */
export function RuleChanges({ period, quotas, draft }: RuleChangesProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [open, setOpen] = useState(false);
  const versions = useCall(open ? `${id} ${period.id} ${period.rulesVersion}` : null, (signal) =>
    listRules(id, period.id, signal),
  );
  return (
    <details className="json-view" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('ruleEditor.changes-title')}</summary>
      {open && (
        <Shown call={versions}>
          {(answer) => <Compared versions={answer.versions} quotas={quotas} draft={draft} />}
        </Shown>
      )}
    </details>
  );
}

interface ComparedProps extends Omit<RuleChangesProps, 'period'> {
  versions: { version: number; rules: Record<string, unknown>; createdAt: string }[];
}

function Compared({ versions, quotas, draft }: ComparedProps) {
  const { t, date } = useWords();
  const sides = [
    ...(draft ? [{ key: 'draft', name: t('ruleEditor.changes-draft'), rules: draft }] : []),
    ...versions.map(({ version, rules, createdAt }) => ({
      key: String(version),
      name: t('ruleEditor.changes-version', { version, date: date(createdAt) }),
      rules,
    })),
  ];
  const [from, setFrom] = useState(sides[1]?.key ?? sides[0].key);
  const [to, setTo] = useState(sides[0].key);
  const side = (key: string) => sides.find((each) => each.key === key) ?? sides[0];
  const choice = (label: string, value: string, onValue: (key: string) => void) => (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={side(value).key}
          onChange={(event) => onValue(event.target.value)}
        >
          {sides.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  return (
    <div className="stack">
      <div className="start-run-row">
        {choice(t('ruleEditor.changes-from'), from, setFrom)}
        {choice(t('ruleEditor.changes-to'), to, setTo)}
      </div>
      <ChangeList before={side(from).rules} after={side(to).rules} quotas={quotas} />
    </div>
  );
}

interface ChangeListProps {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  quotas: readonly Quota[];
}

/** The differences, a line each. */
export function ChangeList({ before, after, quotas }: ChangeListProps) {
  const words = useWords();
  const { t } = words;
  const nameOf = (school: string) => quotas.find(({ schoolId }) => schoolId === school)?.schoolName ?? school;
  const changes = sayChanges(words, before, after, nameOf);
  if (changes === null) return <p>{t('ruleEditor.changes-not-understood')}</p>;
  if (changes.length === 0) return <p>{t('ruleEditor.changes-none')}</p>;
  return (
    <ul className="rule-changes">
      {changes.map((change) => (
        <li key={change}>{change}</li>
      ))}
    </ul>
  );
}
