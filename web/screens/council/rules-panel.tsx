import { useState } from 'react';
import type { Period } from '../../../api/client.ts';
import { type ApiFailure, asFailure } from '../../api.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Failed } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { saveRules } from './calls.ts';
import { CriteriaEditor } from './criteria-editor.tsx';
import { MechanismChoice } from './mechanism-choice.tsx';
import { ReserveLines } from './reserve-lines.tsx';
import { asRules, type Rules } from './rules.ts';

/** The rules of the period in words; every save is a new version, and a run keeps the version it used. */
export function RulesPanel({ period, onSaved }: { period: Period; onSaved: (period: Period) => void }) {
  const { t } = useWords();
  const organisationId = useOrganisation().id;
  const [rules, setRules] = useState<Rules>(() => asRules(period.rules));
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const saved = asRules(period.rules);
  const changed = JSON.stringify(rules) !== JSON.stringify(saved);
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
      <MechanismChoice value={rules.mechanism} onChange={(mechanism) => setRules({ ...rules, mechanism })} />
      <CriteriaEditor criteria={rules.criteria} onChange={(criteria) => setRules({ ...rules, criteria })} />
      <WishFields rules={rules} onChange={setRules} />
      <ReserveLines rules={rules} />
      <JsonView key={JSON.stringify(rules)} rules={rules} onUse={setRules} />
      {failure && <Failed failure={failure} />}
      {changed && (
        <div className="save-bar">
          <span>{t('council.rules-changed')}</span>
          <Button onClick={() => setRules(saved)}>{t('council.rules-revert')}</Button>
          <Button look="main" onClick={() => void save()}>
            {t('council.rules-save')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface RulesPartProps {
  rules: Rules;
  onChange: (rules: Rules) => void;
}

function WishFields({ rules, onChange }: RulesPartProps) {
  const { t } = useWords();
  const [text, setText] = useState(rules.maxMetres ? String(rules.maxMetres) : '');
  const wrong = !/^\d*$/.test(text.trim());
  const write = (next: string) => {
    setText(next);
    if (/^\d*$/.test(next.trim())) onChange({ ...rules, maxMetres: next.trim() === '' ? null : Number(next) });
  };
  return (
    <section className="stack">
      <label className="option">
        <input
          type="checkbox"
          checked={rules.imputeChoicesByDistance === true}
          onChange={(event) => onChange({ ...rules, imputeChoicesByDistance: event.target.checked })}
        />
        <span>
          <b>{t('council.impute')}</b>
          <span className="soft small">{t('council.impute.hint')}</span>
        </span>
      </label>
      <Field label={t('council.max-metres')} error={wrong ? t('council.max-metres.wrong') : null}>
        {(control) => (
          <input
            {...control}
            className="input short figures"
            inputMode="numeric"
            value={text}
            onChange={(event) => write(event.target.value)}
          />
        )}
      </Field>
    </section>
  );
}

function JsonView({ rules, onUse }: { rules: Rules; onUse: (rules: Rules) => void }) {
  const { t } = useWords();
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
      <Button onClick={use}>{t('council.rules-json.use')}</Button>
    </details>
  );
}
