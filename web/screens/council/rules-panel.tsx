import { useMemo, useState } from 'react';
import type { Period, Quota } from '../../../api/client.ts';
import { type ApiFailure, asFailure } from '../../api.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { type Call, useCall } from '../../state/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Failed } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { listColumns, saveRules } from './calls.ts';
import { CriteriaEditor } from './criteria-editor.tsx';
import { MechanismChoice } from './mechanism-choice.tsx';
import { type Fault, findFaults } from './rule-editor/faults.ts';
import { ReservesEditor } from './rule-editor/reserves-editor.tsx';
import { ChangeList, RuleChanges } from './rule-editor/rule-changes.tsx';
import { WholeRules } from './rule-editor/whole-rules.tsx';
import { asRules, type Rules, underMechanism } from './rules.ts';

interface RulesPanelProps {
  period: Period;
  quotas: Call<{ quotas: Quota[] }>;
  onSaved: (period: Period) => void;
}

/** The rules of the period as forms; every save is a new version, and a run keeps the version it used. */
export function RulesPanel({ period, quotas, onSaved }: RulesPanelProps) {
  const { t } = useWords();
  const organisationId = useOrganisation().id;
  const [rules, setRules] = useState<Rules>(() => asRules(period.rules));
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const columns = useCall(`${organisationId} ${period.id}`, (signal) => listColumns(organisationId, period.id, signal));
  const schools = quotas.value?.quotas ?? [];
  const saved = asRules(period.rules);
  const changed = JSON.stringify(rules) !== JSON.stringify(saved);
  const faults = useMemo(() => findFaults(rules), [rules]);
  const save = async () => {
    try {
      const next = await saveRules(organisationId, period.id, rules);
      setFailure(null);
      setRules(asRules(next.rules));
      onSaved(next);
      showToast(t('council.rules-saved', { version: next.rulesVersion }));
    } catch (error) {
      setFailure(asFailure(error));
    }
  };
  return (
    <div className="stack rules">
      <MechanismChoice value={rules.mechanism} onChange={(mechanism) => setRules(underMechanism(rules, mechanism))} />
      <CriteriaEditor
        criteria={rules.criteria}
        columns={columns.value}
        faults={faults}
        onChange={(criteria) => setRules({ ...rules, criteria })}
      />
      <ReservesEditor rules={rules} quotas={schools} columns={columns.value} faults={faults} onChange={setRules} />
      <WholeRules
        rules={rules}
        columns={columns.value?.applicants.map(({ name }) => name) ?? null}
        faults={faults}
        onChange={setRules}
      />
      <RuleChanges period={period} quotas={schools} draft={changed ? rules : null} />
      <JsonView key={JSON.stringify(rules)} rules={rules} faults={faults} onUse={setRules} />
      {failure && <Failed failure={failure} />}
      {changed && (
        <SaveBar
          saved={saved}
          rules={rules}
          faults={faults}
          quotas={schools}
          onRevert={() => setRules(saved)}
          onSave={() => void save()}
        />
      )}
    </div>
  );
}

interface SaveBarProps {
  saved: Rules;
  rules: Rules;
  faults: readonly Fault[];
  quotas: readonly Quota[];
  onRevert: () => void;
  onSave: () => void;
}

/** What is not saved yet, in words, or how much is to be mended first. */
function SaveBar({ saved, rules, faults, quotas, onRevert, onSave }: SaveBarProps) {
  const { t, n } = useWords();
  return (
    <div className="save-bar">
      <div>
        {faults.length > 0 ? (
          <span className="field-error" role="status">
            {t('ruleEditor.faults-left', { count: n(faults.length, 0) })}
          </span>
        ) : (
          <details>
            <summary>
              {t('council.rules-changed')} · {t('ruleEditor.changes-unsaved')}
            </summary>
            <ChangeList before={saved} after={rules} quotas={quotas} />
          </details>
        )}
      </div>
      <Button onClick={onRevert}>{t('council.rules-revert')}</Button>
      <Button look="main" disabled={faults.length > 0} onClick={onSave}>
        {t('council.rules-save')}
      </Button>
    </div>
  );
}

interface JsonViewProps {
  rules: Rules;
  faults: readonly Fault[];
  onUse: (rules: Rules) => void;
}

/** The rules as machines read them, and every fault by its place there. */
function JsonView({ rules, faults, onUse }: JsonViewProps) {
  const { t, code } = useWords();
  const [text, setText] = useState(() => JSON.stringify(rules, null, 2));
  const [problem, setProblem] = useState<string | null>(null);
  const use = () => {
    try {
      onUse(asRules(JSON.parse(text)));
      setProblem(null);
    } catch (error) {
      setProblem(t('council.rules-json.wrong', { problem: String(error) }));
    }
  };
  return (
    <details className="json-view">
      <summary>{t('council.rules-json')}</summary>
      <Field label={t('council.rules-json')} error={problem}>
        {(control) => (
          <textarea
            {...control}
            className="input code"
            rows={18}
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {faults.length > 0 && (
        <ul className="field-error small">
          {faults.map(({ code: fault, path, params }) => (
            <li key={`${fault} ${path}`}>{code(`issues.${fault}`, { file: 'rules.json', path, ...params })}</li>
          ))}
        </ul>
      )}
      <Button onClick={use}>{t('council.rules-json.use')}</Button>
    </details>
  );
}
