import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { toggled } from '../plan-view.ts';
import type { Draft } from './draft.ts';

type LevelsDraft = Extract<Draft, { kind: 'levels' }>;

/** The levels a school teaches, in the order children pass them. */
export function LevelsFields({ draft, onDraft }: { draft: LevelsDraft; onDraft: (draft: LevelsDraft) => void }) {
  const { t } = useWords();
  const { levels } = useOrganisation();
  const put = (level: (typeof levels)[number]) => {
    const next = toggled(draft.levels, level);
    const others = next.filter((each) => !levels.includes(each));
    onDraft({ ...draft, levels: [...levels.filter((each) => next.includes(each)), ...others] });
  };
  return (
    <fieldset className="rail-group">
      <legend className="small soft">{t('scenarios.levels-taught')}</legend>
      {levels.map((level) => (
        <label key={level} className="rail-line">
          <input type="checkbox" checked={draft.levels.includes(level)} onChange={() => put(level)} />
          <span>{t(`common.level.${level}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
