import './family.css';
import { type FormEvent, useState } from 'react';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useCall } from '../../state/use-call.ts';
import { useTitle } from '../../state/use-title.ts';
import { appeals } from '../../text/appeals.ts';
import { council } from '../../text/council.ts';
import { family } from '../../text/family.ts';
import { reasons } from '../../text/reasons.ts';
import { rules } from '../../text/rules.ts';
import { registerWords } from '../../text/say.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Shown } from '../../ui/states.tsx';
import { type Asked, openReceipt } from './calls.ts';
import { OwnClassForm } from './own-class.tsx';
import { ReceiptView } from './receipt-view.tsx';

registerWords({ appeals, family, reasons, rules, council });

/** A family reads its own child's result: a code and a birth date in, one page out. Neither is kept. */
export function FamilyScreen() {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [asked, setAsked] = useState<Asked | null>(null);
  const receipt = useCall(asked ? `${id} ${asked.applicantId} ${asked.birthDate}` : null, (signal) =>
    openReceipt(id, asked as Asked, signal),
  );
  useTitle(t('family.title'));
  return (
    <div className="family">
      {(!asked || receipt.failure) && <AskForm asked={asked} onAsk={setAsked} />}
      {asked && (
        <Shown call={{ ...receipt, reload: () => setAsked({ ...asked }) }} lines={8}>
          {(value) => <ReceiptView receipt={value} asked={asked} onBack={() => setAsked(null)} />}
        </Shown>
      )}
      <OwnClassForm asked={asked} />
    </div>
  );
}

function AskForm({ asked, onAsk }: { asked: Asked | null; onAsk: (asked: Asked) => void }) {
  const { t } = useWords();
  const [applicantId, setApplicantId] = useState(asked?.applicantId ?? '');
  const [birthDate, setBirthDate] = useState(asked?.birthDate ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (applicantId.trim() && birthDate) onAsk({ applicantId: applicantId.trim(), birthDate });
  };
  return (
    <form className="family-ask no-print" onSubmit={submit}>
      <h1>{t('family.title')}</h1>
      <p>{t('family.what')}</p>
      <Field label={t('family.code')} hint={t('family.code.hint')}>
        {(control) => (
          <input
            {...control}
            className="input"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            required
            value={applicantId}
            onChange={(event) => setApplicantId(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('family.birth')}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="date"
            required
            value={birthDate}
            onChange={(event) => setBirthDate(event.target.value)}
          />
        )}
      </Field>
      <Button look="main" type="submit">
        {t('family.open')}
      </Button>
    </form>
  );
}
