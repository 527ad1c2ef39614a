import type { BoundaryBlocks } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';

type Lines = BoundaryBlocks['unplaced'];

const kinds = ['groups', 'neighbourhood', 'commune', 'nothing'] as const;
const shown = 40;

/** Lines of the plan in words that are not drawn: which shape is known of each, and which is not. */
export function UnplacedLines({ blocks }: { blocks: BoundaryBlocks }) {
  const { t } = useWords();
  const { unplaced, unsure, children } = blocks;
  const within = unsure.reduce((sum, block) => sum + children[block], 0);
  return (
    <section className="notice unplaced small">
      <p>{t('boundaries.unplaced', { lines: unplaced.length, blocks: unsure.length, children: within })}</p>
      {kinds.map((kind) => {
        const lines = unplaced.filter(({ known }) => known === kind);
        if (lines.length === 0) return null;
        return (
          <details key={kind}>
            <summary>{t(`boundaries.unplaced.${kind}`, { count: lines.length })}</summary>
            <SchoolLines lines={lines} counted={kind === 'neighbourhood' || kind === 'groups'} />
          </details>
        );
      })}
    </section>
  );
}

/** A school a line, the lines of its plan by commune; `counted`: with the children of each neighbourhood. */
function SchoolLines({ lines, counted }: { lines: Lines; counted: boolean }) {
  const { t, n } = useWords();
  const schools = [...new Set(lines.map(({ schoolId }) => schoolId))];
  const inWords = ({ commune, neighbourhood, missing, children }: Lines[number], first: boolean) =>
    [
      [first && commune, neighbourhood].filter(Boolean).join(': '),
      missing.length > 0 && ` (${t('boundaries.unplaced.missing', { groups: missing.join(', ') })})`,
      counted && children !== null && ` (${t('boundaries.unplaced.children', { count: n(children, 0) })})`,
    ]
      .filter(Boolean)
      .join('');
  return (
    <ul>
      {schools.slice(0, shown).map((school) => {
        const own = lines.filter(({ schoolId }) => schoolId === school);
        const parts = own.map((line, i) => inWords(line, line.commune !== own[i - 1]?.commune));
        return (
          <li key={school}>
            <strong>{own[0].schoolName}</strong>: {parts.join('; ')}
          </li>
        );
      })}
      {schools.length > shown && <li>{t('boundaries.unplaced.more', { count: n(schools.length - shown, 0) })}</li>}
    </ul>
  );
}
