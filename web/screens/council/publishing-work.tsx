import { useEffect, useState } from 'react';
import type { Period, Publishing } from '../../../api/client.ts';
import { asFailure } from '../../api.ts';
import { useOrganisation, useWords, type Words } from '../../state/organisation.tsx';
import { useCall } from '../../state/use-call.ts';
import { Progress } from '../../ui/progress.tsx';
import { Failed, failureText } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { cancelPublishing, findPublishing } from './season-calls.ts';

interface PublishingWorkProps {
  period: Period;
  /** It was begun from this page, so that its end is told even where it came before the first look. */
  begun: boolean;
  /** Called when work that was followed has ended. */
  onEnded: () => void;
  /** Called when it is known whether work is going on. */
  onMoving: (moving: boolean) => void;
}

/** The work of publishing while it goes on: what is being done, how far, and a way to stop it; then why it failed, if it did. */
export function PublishingWork({ period, begun, onEnded, onMoving }: PublishingWorkProps) {
  const words = useWords();
  const { t } = words;
  const { id } = useOrganisation();
  const [following, setFollowing] = useState(true);
  const [followed, setFollowed] = useState(begun);
  const newest = useCall(`${id} ${period.id}`, (signal) => findPublishing(id, period.id, signal), following ? 1 : null);
  const work = newest.value?.publishing ?? null;
  const moving = work !== null && isMoving(work);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when what is known changes, not when the listeners do
  useEffect(() => {
    if (newest.value === null) return;
    setFollowing(moving);
    onMoving(moving);
    if (moving) setFollowed(true);
    else if (followed) onEnded();
  }, [newest.value === null, moving]);
  if (newest.failure) return <Failed failure={newest.failure} onRetry={newest.reload} />;
  if (!work) return null;
  if (moving) {
    const stop = async () => {
      try {
        newest.set({ publishing: await cancelPublishing(id, work.id) });
      } catch (error) {
        showToast(failureText(asFailure(error), t));
      }
    };
    return (
      <section className="start-run">
        <h3>{t('season.publishing-title')}</h3>
        <Progress share={work.progress.share} step={sayStep(words, work.progress)} onCancel={() => void stop()} />
        <p className="soft small">{t('season.publishing-safe')}</p>
      </section>
    );
  }
  if (work.status === 'failed')
    return (
      <div className="state state-failed" role="alert">
        <p>
          {t('season.publishing-failed')} {work.failure}
        </p>
      </div>
    );
  if (work.status === 'cancelled' && followed) return <p role="status">{t('season.publishing-cancelled')}</p>;
  if (work.status === 'done' && followed) return <p role="status">{t('season.publishing-done')}</p>;
  return null;
}

/** What each step counts; one that tells only how many there are says that. */
const counted: Record<string, 'files' | 'children' | 'all'> = {
  ...{ unpacking: 'files', reading: 'files', verifying: 'children', replaying: 'all', hashing: 'all' },
};

function sayStep({ code, t, n }: Words, { step: name, done, all }: Publishing['progress']): string {
  const step = code(`season.publishing.${name}`);
  const kind = counted[name];
  if (!kind || done === null || all === null) return step;
  return t(`season.publishing-${kind}`, { step, done: n(done, 0), all: n(all, 0) });
}

function isMoving({ status }: Publishing): boolean {
  return status === 'queued' || status === 'running';
}
