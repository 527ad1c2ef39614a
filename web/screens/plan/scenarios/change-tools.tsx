import { useEffect, useRef } from 'react';
import type { ChangeValue } from '#engines/scenario/changes/change.ts';
import type { LonLat } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import type { Action } from '../../../state/use-action.ts';
import { Button } from '../../../ui/button.tsx';
import type { WhatIfFound, WhatIfLand } from '../../../workers/what-if-messages.ts';
import type { Draft } from './draft.ts';
import { DraftForm } from './draft-form.tsx';
import { SchoolTools } from './school-tools.tsx';

export interface ToolsProps {
  found: WhatIfFound;
  land: WhatIfLand;
  chosenId: string | null;
  onChoose: (schoolId: string | null) => void;
  draft: Draft | null;
  /** The change the draft is by now, and why it cannot be, in words. */
  drafted: ChangeValue | null;
  refusal: string | null;
  onDraft: (draft: Draft | null) => void;
  onChange: (change: ChangeValue) => void;
  /** A place meant on the map. */
  onPlace: (lonLat: LonLat) => void;
  mapCentre: () => LonLat | null;
  action: Action;
  /** Of the next change, for names nobody gave. */
  number: number;
}

/** What can be done: new things on the map, and things to the chosen school. */
export function ChangeTools(props: ToolsProps) {
  const { t } = useWords();
  const { draft, onDraft, number, found } = props;
  const tools = useFocusAfter(draft);
  if (draft) return <DraftForm {...props} draft={draft} />;
  const start = (text: string, begun: Draft) => <Button onClick={() => onDraft(begun)}>{text}</Button>;
  return (
    <section ref={tools} tabIndex={-1} className="panel-stack scenario-tools" aria-label={t('scenarios.tools')}>
      <div className="scenario-row">
        {start(t('scenarios.open'), {
          ...{ kind: 'open', name: t('scenarios.site-name', { number }), lonLat: null, rooms: 20 },
        })}
        {start(t('scenarios.road'), {
          ...{ kind: 'road', way: 'road', name: t('scenarios.way-name.road', { number }), line: [] },
        })}
        {start(t('scenarios.close-road'), { kind: 'close-road', line: [] })}
        {start(t('scenarios.boundary'), {
          ...{ kind: 'boundary', schoolId: props.chosenId, cells: [], way: 'point', rings: 1, takesAway: false },
        })}
        {start(t('scenarios.housing'), {
          ...{ kind: 'housing', name: t('scenarios.housing-name', { number }), lonLat: null, children: 100 },
        })}
        {found.classCap !== null && start(t('scenarios.cap'), { kind: 'cap', classCap: found.classCap })}
      </div>
      <SchoolTools {...props} schools={found.schools} />
    </section>
  );
}

/** Whoever works by keys goes on at the tools once a change is made or given up. */
function useFocusAfter(draft: Draft | null) {
  const tools = useRef<HTMLElement>(null);
  const wasDrafting = useRef(false);
  useEffect(() => {
    if (wasDrafting.current && !draft) tools.current?.focus({ preventScroll: true });
    wasDrafting.current = draft !== null;
  }, [draft]);
  return tools;
}
