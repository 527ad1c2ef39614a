import { useWords } from '../state/organisation.tsx';
import type { Place } from '../state/paths.ts';
import { Sheet } from './sheet.tsx';

const topics = { look: 'parents', plan: 'planner', council: 'council', classes: 'classes' } as const;
const questions = {
  look: ['metres', 'nearest', 'home', 'wrong', 'zone'],
  plan: ['layers', 'unknown', 'coverage', 'roads', 'keys'],
  council: ['token', 'order', 'mechanisms', 'check', 'cells'],
  classes: ['seed', 'hard', 'gap', 'keys', 'witness'],
} as const;

/** A page of help in words for the room one stands in. */
export function HelpSheet({ room, onClose }: { room: Place['room']; onClose: () => void }) {
  const { code } = useWords();
  const topic = topics[room];
  return (
    <Sheet title={code(`${topic}.help`)} onClose={onClose}>
      <dl className="help-list">
        {questions[room].map((question) => (
          <div key={question}>
            <dt>{code(`${topic}.help.${question}`)}</dt>
            <dd>{code(`${topic}.help.${question}.answer`)}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
