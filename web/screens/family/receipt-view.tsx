import { ArrowLeft, FileDown, Printer } from 'lucide-react';
import type { FamilyReceipt } from '../../../api/client.ts';
import { useOrganisation, useWords, type Words } from '../../state/organisation.tsx';
import { Button } from '../../ui/button.tsx';
import { RulesInWords } from '../../ui/rules-in-words.tsx';
import { SyntheticStamp } from '../../ui/synthetic-stamp.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { type Asked, savePdf } from './calls.ts';
import { Proof } from './proof.tsx';
import { SchoolStep } from './school-step.tsx';
import { WayMap } from './way-map.tsx';

interface ReceiptViewProps {
  receipt: FamilyReceipt;
  asked: Asked;
  onBack: () => void;
}

/** One child's receipt: the place first, then each school with where its seats ended, the way, the rules, the proof. */
export function ReceiptView({ receipt, asked, onBack }: ReceiptViewProps) {
  const words = useWords();
  const { t, code, metres, date } = words;
  const { id } = useOrganisation();
  const { explanation, period, publication, decisionNumber } = receipt;
  const { placedAt, steps } = explanation;
  const shown = steps.filter(({ outcome }) => outcome !== 'not-needed');
  const pdf = () => savePdf(id, asked).catch((failure: Error) => showToast(failure.message));
  return (
    <article className="family-receipt">
      <header>
        <p className="soft small">
          {period.name} · {t('family.dossier', { id: explanation.applicantId })}{' '}
          {receipt.synthetic && <SyntheticStamp />}
        </p>
        <h1>{placedAt ? t('family.placed-at', { school: placedAt.schoolName }) : t('family.unplaced')}</h1>
        {placedAt?.metres != null && <p className="figures">{t('family.way', { metres: metres(placedAt.metres) })}</p>}
        {decisionNumber !== null && <p>{t('family.by-decision', { number: decisionNumber })}</p>}
        {!placedAt && (
          <>
            <p>
              <b>{t('family.why', { reason: code(`reasons.${explanation.decidedBy}`) })}</b>
            </p>
            <p>{t('family.unplaced.next')}</p>
          </>
        )}
      </header>
      {shown.length > 0 && (
        <section>
          <h2>{t('family.steps')}</h2>
          <ol className="family-steps">
            {shown.map((step) => (
              <SchoolStep key={step.schoolId} step={step} others={receipt.turnedAway[step.schoolId]} />
            ))}
          </ol>
        </section>
      )}
      <p className="notice small">{sayIfWrong(words, receipt.appeals)}</p>
      {receipt.home && shown.length > 0 && <WayMap home={receipt.home} steps={shown} level={period.level} />}
      <section>
        <h2>{t('family.rule')}</h2>
        <RulesInWords rules={receipt.rules} />
      </section>
      <Proof receipt={receipt} />
      <p className="soft small">
        {t('family.published', { date: date(publication.publishedAt), version: publication.version })}
        {publication.reason && ` · ${t('family.corrected', { reason: publication.reason })}`}
      </p>
      <div className="list-end no-print">
        <Button icon={<FileDown aria-hidden size={18} />} onClick={pdf}>
          {t('family.pdf')}
        </Button>
        <Button look="quiet" icon={<Printer aria-hidden size={18} />} onClick={() => window.print()}>
          {t('family.print')}
        </Button>
        <Button look="quiet" icon={<ArrowLeft aria-hidden size={18} />} onClick={onBack}>
          {t('family.back')}
        </Button>
      </div>
    </article>
  );
}

/** What a family does when a figure is wrong, and by when. */
function sayIfWrong({ t, date }: Words, appeals: FamilyReceipt['appeals']): string {
  if (!appeals) return t('family.wrong');
  return t(appeals.open ? 'family.wrong-by' : 'family.wrong-over', { date: date(appeals.until) });
}
