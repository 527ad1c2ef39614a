import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import type { Level, Study } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useAction } from '../../../state/use-action.ts';
import { useCall } from '../../../state/use-call.ts';
import { Button } from '../../../ui/button.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { Empty, Failed, Shown } from '../../../ui/states.tsx';
import { SyntheticStamp } from '../../../ui/synthetic-stamp.tsx';
import { cancelStudy, getStudy, getStudyResult } from './calls.ts';
import { ComparisonView } from './comparison-view.tsx';
import { StressView } from './stress-view.tsx';
import { sayEdit } from './transport-form.tsx';

interface StudyViewProps {
  studyId: string;
  level: Level;
  onBack: () => void;
}

/** One trial: its progress while it works, what it found when it is done. */
export function StudyView({ studyId, level, onBack }: StudyViewProps) {
  const words = useWords();
  const { t, date } = words;
  const { id } = useOrganisation();
  const [following, setFollowing] = useState(true);
  const study = useCall(`${id} ${studyId}`, (signal) => getStudy(id, studyId, signal), following ? 1 : null);
  const moving = study.failure === null && ['queued', 'running'].includes(study.value?.status ?? 'queued');
  if (following !== moving) setFollowing(moving);
  const { failure, run } = useAction();
  const stop = () => void run(async () => study.set(await cancelStudy(id, studyId)));
  return (
    <div className="stack">
      <Button look="quiet" className="no-print trial-back" icon={<ArrowLeft aria-hidden size={18} />} onClick={onBack}>
        {t('trials.back')}
      </Button>
      <Shown call={study} lines={6}>
        {(value) => (
          <>
            <h3>
              {t(`trials.kind.${value.kind}`)} {value.synthetic && <SyntheticStamp />}
            </h3>
            <p className="soft small figures">{date(value.createdAt)}</p>
            {value.question.kind === 'transport' && (
              <p>
                <b>{t('trials.edits-title')}:</b>{' '}
                {[...new Set(value.question.edits.map((edit) => sayEdit(words, edit)))].join('; ')}
              </p>
            )}
            <StudyBody study={value} level={level} onStop={stop} />
          </>
        )}
      </Shown>
      {failure && <Failed failure={failure} />}
    </div>
  );
}

function StudyBody({ study, level, onStop }: { study: Study; level: Level; onStop: () => void }) {
  const { t, code } = useWords();
  if (study.status === 'done') return <Found study={study} level={level} />;
  if (study.status === 'cancelled') return <Empty title={t('trials.cancelled')}>{t('trials.cancelled.next')}</Empty>;
  if (study.status === 'failed') return <Empty title={t('trials.failed')}>{study.failure}</Empty>;
  return <Progress share={study.progress.share} step={code(`trials.step.${study.progress.step}`)} onCancel={onStop} />;
}

function Found({ study, level }: { study: Study; level: Level }) {
  const { id } = useOrganisation();
  const result = useCall(`${id} ${study.id} result`, (signal) => getStudyResult(id, study.id, signal));
  return (
    <Shown call={result} lines={10}>
      {(found) =>
        found.kind === 'stress' ? (
          <StressView found={found} level={level} />
        ) : (
          <ComparisonView study={study} found={found} level={level} />
        )
      }
    </Shown>
  );
}
