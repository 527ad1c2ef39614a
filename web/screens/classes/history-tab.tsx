import { eventsInForce } from '#engines/class-history/replay-events.ts';
import type { RecordedEvent } from '../../../api/client.ts';
import { useWords } from '../../state/organisation.tsx';
import { sayTime } from '../../text/say.ts';
import { Empty } from '../../ui/states.tsx';
import type { Hand } from './workbench/use-workbench.ts';

/** Everything that was done, newest first, each with its reason; what was undone is struck through. */
export function HistoryTab({ hand }: { hand: Hand }) {
  const { t, date } = useWords();
  const say = useSaying(hand);
  const { events } = hand.workbench;
  if (events.length === 0) return <Empty title={t('classes.history-empty')} />;
  const { done } = eventsInForce(events.map(({ event }) => event));
  const inForce = new Set(done);
  return (
    <ol className="history" reversed>
      {events
        .map((recorded, at) => ({
          recorded,
          isOff: !inForce.has(at) && !['undo', 'redo'].includes(recorded.event.kind),
        }))
        .reverse()
        .map(({ recorded, isOff }) => (
          <li key={recorded.number} className={isOff ? 'undone' : undefined}>
            <span className="soft small figures">
              {date(recorded.at)} {sayTime(recorded.at)}
            </span>
            <span>
              {say(recorded.event)}
              {isOff && <span className="soft small"> ({t('classes.event-undone')})</span>}
            </span>
            {'reason' in recorded.event && recorded.event.reason && (
              <span className="soft small">{recorded.event.reason}</span>
            )}
          </li>
        ))}
    </ol>
  );
}

function useSaying({ workbench, standing }: Hand): (event: RecordedEvent['event']) => string {
  const { t, n } = useWords();
  const names = new Map(workbench.pupils.map(({ id, name }) => [id, name || id]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const labelOf = (to: number | null) =>
    to === null ? t('classes.unplaced') : (standing.settings.labels[to] ?? String(to + 1));
  return (event) => {
    switch (event.kind) {
      case 'take': {
        const number = workbench.proposals.find(({ id }) => id === event.proposalId)?.number ?? 0;
        return t('classes.event.take', { number: n(number, 0) });
      }
      case 'move':
        return event.changes
          .map(({ pupilId, to }) => t('classes.event.move', { pupils: nameOf(pupilId), class: labelOf(to) }))
          .join('; ');
      case 'lock':
        return t(event.locked ? 'classes.event.lock' : 'classes.event.unlock', {
          pupils: event.pupilIds.map(nameOf).join(', '),
        });
      case 'arrive':
        return t('classes.event.arrive', { pupils: nameOf(event.pupilId), class: labelOf(event.to) });
      case 'leave':
        return t('classes.event.leave', { pupils: nameOf(event.pupilId) });
      default:
        return t(`classes.event.${event.kind}`);
    }
  };
}
