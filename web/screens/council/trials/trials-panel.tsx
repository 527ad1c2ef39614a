import './trials.css';
import { type ReactNode, useState } from 'react';
import type { Period, Run, Study } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useAction } from '../../../state/use-action.ts';
import { type Call, useCall } from '../../../state/use-call.ts';
import { registerWords } from '../../../text/say.ts';
import { trials } from '../../../text/trials.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty, Failed, Shown } from '../../../ui/states.tsx';
import { listStudies, type StudyQuestion, startStudy } from './calls.ts';
import { CompareForm } from './compare-form.tsx';
import { StressForm } from './stress-form.tsx';
import { StudyView } from './study-view.tsx';
import { TransportForm } from './transport-form.tsx';

registerWords({ trials });

const kinds = ['compare', 'stress', 'transport'] as const;

export interface TrialFormProps {
  period: Period;
  runs: readonly Run[];
  /** The button and what the server refused, put at the form's end. */
  end: ReactNode;
  onAsk: (question: StudyQuestion) => void;
}

/** What a council tries before it signs: rules held against each other, years as they might be, roads as they might be. */
export function TrialsPanel({ period, runs }: { period: Period; runs: Call<{ runs: Run[] }> }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const studies = useCall(`${id} ${period.id}`, (signal) => listStudies(id, period.id, signal));
  const [openId, setOpenId] = useState<string | null>(null);
  if (openId) {
    const back = () => {
      setOpenId(null);
      studies.reload();
    };
    return <StudyView key={openId} studyId={openId} level={period.level} onBack={back} />;
  }
  return (
    <div className="stack">
      <p className="soft">{t('trials.what')}</p>
      <Shown call={runs}>
        {(answer) => <NewTrial period={period} runs={answer.runs} onStarted={(study) => setOpenId(study.id)} />}
      </Shown>
      <h3>{t('trials.list')}</h3>
      <Shown call={studies}>{(answer) => <StudyList studies={answer.studies} onOpen={setOpenId} />}</Shown>
    </div>
  );
}

interface NewTrialProps {
  period: Period;
  runs: readonly Run[];
  onStarted: (study: Study) => void;
}

function NewTrial({ period, runs, onStarted }: NewTrialProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [kind, setKind] = useState<(typeof kinds)[number]>('compare');
  const { busy, failure, run } = useAction();
  const ask = (question: StudyQuestion) => void run(async () => onStarted(await startStudy(id, period.id, question)));
  const end = (
    <>
      {failure && <Failed failure={failure} />}
      <Button look="main" type="submit" disabled={busy}>
        {t('trials.start')}
      </Button>
    </>
  );
  const form = { period, runs, end, onAsk: ask };
  return (
    <div className="start-run">
      <fieldset className="option-list trial-kinds">
        <legend>{t('trials.choose')}</legend>
        {kinds.map((value) => (
          <label key={value} className="option">
            <input type="radio" name="trial-kind" checked={kind === value} onChange={() => setKind(value)} />
            <span>
              <b>{t(`trials.kind.${value}`)}</b>
              <span className="small soft">{t(`trials.kind.${value}.what`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {kind === 'compare' && <CompareForm {...form} />}
      {kind === 'stress' && <StressForm {...form} />}
      {kind === 'transport' && <TransportForm {...form} />}
    </div>
  );
}

function StudyList({ studies, onOpen }: { studies: readonly Study[]; onOpen: (id: string) => void }) {
  const { t, date } = useWords();
  if (studies.length === 0) return <Empty title={t('trials.empty')}>{t('trials.empty.next')}</Empty>;
  return (
    <ul className="run-list">
      {studies.map((study) => (
        <li key={study.id}>
          <button type="button" className="run-line" onClick={() => onOpen(study.id)}>
            <b>{t(`trials.kind.${study.kind}`)}</b>
            <span className={`tag status-${study.status}`}>{t(`trials.status.${study.status}`)}</span>
            <span className="soft small figures">{date(study.createdAt)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
