import type { RouteAnswer } from '../../../api/client.ts';
import { useWords } from '../../state/organisation.tsx';
import { joinStretches } from './join-stretches.ts';

/** The drawn route as a list: what a screen reader hears and what a printed page keeps. */
export function RouteInWords({ route }: { route: RouteAnswer }) {
  const { t, metres } = useWords();
  if (route.stretches.length === 0) return null;
  const lines = joinStretches(route.stretches);
  return (
    <>
      <h2>{t('parents.way-there')}</h2>
      <ol className="stretches">
        {lines.map((stretch, i) => (
          <li key={`${stretch.fromMetres} ${stretch.kind}`} className={`stretch ${stretch.kind}`}>
            <span>{stretch.name || t(wordFor(stretch.kind, i, lines.length))}</span>
            <span className="figures soft">{metres(stretch.metres)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

type Kind = RouteAnswer['stretches'][number]['kind'];

/** The straight legs are named by the end they stand at. */
function wordFor(kind: Kind, index: number, count: number) {
  if (kind === 'leg' && index === 0) return 'parents.stretch.leg-home';
  if (kind === 'leg' && index === count - 1) return 'parents.stretch.leg-gate';
  return `parents.stretch.${kind}` as const;
}
