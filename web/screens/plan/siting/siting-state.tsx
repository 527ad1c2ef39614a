import type { ReactNode } from 'react';
import type { SitingWithResult } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useAction } from '../../../state/use-action.ts';
import { Progress } from '../../../ui/progress.tsx';
import { cancelSiting } from './calls.ts';
import { sayBest, sayStep } from './say-progress.ts';
import { inWords } from './sentences.tsx';

interface StateProps {
  siting: SitingWithResult;
  onCancelled: () => void;
  /** What is shown when it is done. */
  children: ReactNode;
}

/** A siting in each of its states: waiting, at work with a way to stop it, failed in words, done. */
export function SitingState({ siting, onCancelled, children }: StateProps) {
  const words = useWords();
  const { t } = words;
  const { id } = useOrganisation();
  const action = useAction();
  const { status, progress, failure } = siting;
  if (status === 'queued' || status === 'running')
    return (
      <Progress
        share={progress.share}
        step={inWords(words, sayStep(progress))}
        found={sayBest(progress).map((said) => inWords(words, said))}
        onCancel={() =>
          void action.run(async () => {
            await cancelSiting(id, siting.id);
            onCancelled();
          })
        }
      />
    );
  if (status === 'cancelled') return <p className="notice small">{t('sitings.cancelled')}</p>;
  if (status === 'failed')
    return (
      <p className="field-error" role="alert">
        {t('sitings.not-done', { reason: failure ?? '' })}
      </p>
    );
  return <>{children}</>;
}
