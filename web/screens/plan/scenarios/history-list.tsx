import type { Scenario } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import type { WhatIfFound } from '../../../workers/what-if-messages.ts';
import { useSaying } from './use-saying.ts';

interface HistoryProps {
  scenario: Scenario;
  found: WhatIfFound | null;
  /** Goes to a state of the list; null: it is closed. */
  onGo: ((to: number) => void) | null;
}

/** Every change in a sentence, the newest last; a press goes to the state just after it. */
export function HistoryList({ scenario, found, onGo }: HistoryProps) {
  const { t } = useWords();
  const sayIt = useSaying();
  const { position, changes } = scenario;
  return (
    <section className="panel-stack">
      <h3>{t('scenarios.history')}</h3>
      {changes.length === 0 && <p className="soft">{t('scenarios.history-empty')}</p>}
      <ol className="scenario-history">
        {changes.map((change, at) => {
          const saying = found?.history[at];
          const refused = found?.refused.find((each) => each.at === at);
          const isUndone = at >= position;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a change is its place in the list
            <li key={`${at} ${change.kind}`} className={isUndone ? 'undone' : ''}>
              <button type="button" disabled={!onGo} aria-current={at === position - 1} onClick={() => onGo?.(at + 1)}>
                {saying && !isUndone ? sayIt(saying) : t(`scenarios.kind.${change.kind}`)}
                {isUndone && <span className="soft"> · {t('scenarios.undone')}</span>}
              </button>
              {refused && (
                <p className="field-error small">{t('scenarios.not-applied', { why: sayIt(refused.why) })}</p>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
