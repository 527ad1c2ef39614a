import { useEffect, useState } from 'react';
import type { RoadEditAnswer } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useCall } from '../../state/use-call.ts';
import { Progress } from '../../ui/progress.tsx';
import { Failed } from '../../ui/states.tsx';
import { getRemeasureCount } from './calls.ts';
import { sayRemeasured } from './say-remeasured.ts';

/** After an edit was saved or withdrawn: that it holds, the counting of those it measures again, and their number when it comes. */
export function RemeasuredNotice({ change }: { change: RoadEditAnswer }) {
  const words = useWords();
  const { t } = words;
  const { id } = useOrganisation();
  const [following, setFollowing] = useState(change.count.status !== 'done');
  const call = useCall(
    following ? `${id} ${change.edit.id} ${change.count.did}` : null,
    (signal) => getRemeasureCount(id, change.edit.id, signal),
    following ? 1 : null,
  );
  const [count, setCount] = useState(change.count);
  useEffect(() => {
    if (!call.value) return;
    setCount(call.value);
    if (call.value.status === 'done' || call.value.status === 'failed') setFollowing(false);
  }, [call.value]);
  return (
    <div className="notice panel-stack">
      <p>{t(`planner.edit-${count.did}`)}</p>
      {call.failure && <Failed failure={call.failure} onRetry={call.reload} />}
      {(count.status === 'waiting' || count.status === 'counting') && (
        <Progress share={count.share} step={t('planner.remeasuring')} />
      )}
      {count.status === 'done' && (
        <p role="status">{t('planner.remeasured', { count: sayRemeasured(words, count.children) })}</p>
      )}
      {count.status === 'failed' && <p role="alert">{t('planner.remeasure-failed')}</p>}
    </div>
  );
}
