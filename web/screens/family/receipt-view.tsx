import { ArrowLeft, FileDown, Printer } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { FamilyReceipt } from '../../../api/client.ts';
import { useOrganisation, useWords, type Words } from '../../state/organisation.tsx';
import { Button } from '../../ui/button.tsx';
import { RulesInWords } from '../../ui/rules-in-words.tsx';
import { SyntheticStamp } from '../../ui/synthetic-stamp.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { type Asked, savePdf } from './calls.ts';
import { OwnAppeals } from './own-appeals.tsx';
import { Proof } from './proof.tsx';
import { SchoolStep } from './school-step.tsx';
import { WayMap } from './way-map.tsx';

interface ReceiptViewProps {
  receipt: FamilyReceipt;
  asked: Asked;
  onBack: () => void;
}

/** One child's receipt: the place first, each school with where its seats ended and by when to object, all on one screen; then the way, the rules, the proof. */
export function ReceiptView({ receipt, asked, onBack }: ReceiptViewProps) {
  const words = useWords();
  const { t, n, date } = words;
  const { id } = useOrganisation();
  const { explanation, period, publication } = receipt;
  const { placedAt, steps } = explanation;
  const shown = steps.filter(({ outcome }) => outcome !== 'not-needed');
  const first = firstSteps(shown);
  const further = shown.filter((step) => !first.includes(step));
  const pdf = () => savePdf(id, asked).catch((failure: Error) => showToast(failure.message));
  return (
    <article className="family-receipt">
      <ReceiptHead receipt={receipt} explained={first.length > 0} />
      {first.length > 0 && (
        <section>
          <h2 className="visually-hidden">{t('family.steps')}</h2>
          <StepList steps={first} from={1} receipt={receipt} />
        </section>
      )}
      <p className="notice small">{sayIfWrong(words, receipt)}</p>
      <OwnAppeals appeals={receipt.ownAppeals} />
      {!placedAt && <p>{t('family.unplaced.next')}</p>}
      {receipt.home && shown.length > 0 && (
        <Part title={t('family.map')} opened={first.length <= mostStepsBesideMap}>
          <WayMap home={receipt.home} steps={shown} level={period.level} />
        </Part>
      )}
      {further.length > 0 && (
        <Part title={t('family.further', { count: n(further.length, 0) })}>
          <StepList steps={further} from={first.length + 1} receipt={receipt} />
        </Part>
      )}
      <Part title={t('family.rule')}>
        <RulesInWords rules={receipt.rules} nameOf={(school) => nameAmong(steps, school)} />
      </Part>
      <Part title={t('family.proof')}>
        <Proof receipt={receipt} />
      </Part>
      <p className="soft small">
        {period.name} · {t('family.published', { date: date(publication.publishedAt), version: publication.version })}
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

/** Where the schools leave room on a phone's first screen, the way to them stands there too. */
const mostStepsBesideMap = 2;

type Step = FamilyReceipt['explanation']['steps'][number];

/** Which place, or none. `explained`: the schools below say why. */
function ReceiptHead({ receipt, explained }: { receipt: FamilyReceipt; explained: boolean }) {
  const { t, code, metres } = useWords();
  const { explanation, decisionNumber } = receipt;
  const { placedAt } = explanation;
  return (
    <header>
      <p className="soft small">
        {t('family.dossier', { id: explanation.applicantId })} {receipt.synthetic && <SyntheticStamp />}
      </p>
      <h1>{placedAt ? t('family.placed-at', { school: placedAt.schoolName }) : t('family.unplaced')}</h1>
      {placedAt?.metres != null && <p className="figures">{t('family.way', { metres: metres(placedAt.metres) })}</p>}
      {decisionNumber !== null && <p>{t('family.by-decision', { number: decisionNumber })}</p>}
      {/* Where each school says why, the sentence that sums them up says nothing more. */}
      {!placedAt && !(explanation.decidedBy === 'all-full' && explained) && (
        <p>{t('family.why', { reason: code(`reasons.${explanation.decidedBy}`) })}</p>
      )}
    </header>
  );
}

function nameAmong(steps: readonly Step[], school: string): string {
  return steps.find(({ schoolId }) => schoolId === school)?.schoolName ?? school;
}

/** Schools the family named, and the one that took the child; the first three where it named none. The others come behind. */
function firstSteps(steps: readonly Step[]): Step[] {
  const named = steps.filter(({ imputed, outcome }) => !imputed || outcome === 'admitted');
  return named.length > 0 ? named : steps.slice(0, 3);
}

function StepList({ steps, from, receipt }: { steps: readonly Step[]; from: number; receipt: FamilyReceipt }) {
  return (
    <ol className="family-steps" start={from}>
      {steps.map((step, i) => (
        <SchoolStep key={step.schoolId} step={step} place={from + i} others={receipt.turnedAway[step.schoolId]} />
      ))}
    </ol>
  );
}

interface PartProps {
  title: string;
  /** Open from the start. */
  opened?: boolean;
  children: ReactNode;
}

/** A part behind its heading: drawn when it is opened, and always on paper. */
function Part({ title, opened = false, children }: PartProps) {
  const [open, setOpen] = useState(opened);
  useEffect(() => {
    const openForPaper = () => flushSync(() => setOpen(true));
    window.addEventListener('beforeprint', openForPaper);
    return () => window.removeEventListener('beforeprint', openForPaper);
  }, []);
  return (
    <details className="family-part" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>{title}</h2>
      </summary>
      {open && children}
    </details>
  );
}

/** What a family does when a figure is wrong, by when, and by when it is answered. */
function sayIfWrong({ t, date }: Words, { appeals, appealTerm }: FamilyReceipt): string {
  const wrong = appeals
    ? t(appeals.open ? 'family.wrong-by' : 'family.wrong-over', { date: date(appeals.until) })
    : t('family.wrong');
  return appealTerm ? `${wrong} ${t('family.answered-within', { ...appealTerm })}` : wrong;
}
