import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { Run } from '../../../api/client.ts';
import { asFailure } from '../../api.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { Button } from '../../ui/button.tsx';
import { failureText } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { verifyAgain } from './calls.ts';
import { checksOf, isSound } from './checks.ts';

/** What the verifier counted. Nothing below it is called final while a count is not zero. */
export function Certificate({ run, onVerified }: { run: Run; onVerified: (run: Run) => void }) {
  const { t, code, n } = useWords();
  const organisationId = useOrganisation().id;
  const [busy, setBusy] = useState(false);
  const checks = checksOf(run.verification);
  const good = run.certified && isSound(checks);
  const again = async () => {
    setBusy(true);
    try {
      const verification = await verifyAgain(organisationId, run.id);
      onVerified({ ...run, verification, certified: isSound(checksOf(verification)) });
      showToast(t('council.verified-again'));
    } catch (error) {
      showToast(failureText(asFailure(error), t));
    }
    setBusy(false);
  };
  const setAside = run.verification?.prioritiesSetAside;
  const verdict = run.verification === null ? 'none' : good ? 'good' : 'bad';
  const write = (value: number | boolean) =>
    typeof value === 'number' ? n(value, 0) : t(value ? 'council.check.yes' : 'council.check.no');
  return (
    <section className={`certificate ${verdict}`} aria-label={t('council.certificate')}>
      {good ? <ShieldCheck aria-hidden size={28} /> : <ShieldAlert aria-hidden size={28} />}
      <p className="certificate-verdict">{t(`council.certificate-${verdict}`)}</p>
      {good && run.counts?.decisions && (
        <p className="certificate-decisions">
          {t('season.no-unexplained', {
            list: run.counts.decisions
              .map(({ number, children }) => t('season.by-decision', { number, children }))
              .join('; '),
          })}
        </p>
      )}
      {typeof setAside === 'number' && (
        <p className="certificate-decisions">
          {setAside === 0 ? t('council.set-aside-none') : t('council.set-aside', { count: n(setAside, 0) })}
        </p>
      )}
      <dl className="checks">
        {checks.map((check) => (
          <div key={check.name} className={check.sound ? undefined : 'unsound'}>
            <dt>{code(`council.check.${check.name}`)}</dt>
            <dd className="figures">{write(check.value)}</dd>
          </div>
        ))}
      </dl>
      <Button className="no-print" onClick={() => void again()} disabled={busy}>
        {t('council.verify-again')}
      </Button>
    </section>
  );
}
