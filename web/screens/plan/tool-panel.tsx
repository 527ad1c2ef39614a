import { Suspense, useEffect, useState } from 'react';
import { useWords } from '../../state/organisation.tsx';
import { Loading } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import type { ToolProps } from './map-tool.ts';
import { planTools, type ToolGroup, toolGroups } from './plan-tools.ts';

/** The tools beside the map: three groups, the tools of the chosen one as tabs. Each group remembers its open tool. */
export function ToolPanel(props: Omit<ToolProps, 'goTo' | 'item'>) {
  const { t } = useWords();
  const groups = toolGroups.filter((group) => planTools.some((tool) => tool.group === group));
  const [group, setGroup] = useState<ToolGroup>('now');
  const [openIn, setOpenIn] = useState<Partial<Record<ToolGroup, string>>>({});
  const tools = planTools.filter((tool) => tool.group === group);
  const open = tools.find(({ id }) => id === openIn[group]) ?? tools[0];
  const [at, setAt] = useState<{ tool: string; item: string } | null>(null);
  const openTool = (id: string) => {
    setAt(null);
    setOpenIn((old) => ({ ...old, [group]: id }));
  };
  const goTo = (tool: string, item: string) => {
    const into = planTools.find(({ id }) => id === tool)?.group ?? group;
    setAt({ tool, item });
    setGroup(into);
    setOpenIn((old) => ({ ...old, [into]: tool }));
  };
  const item = at?.tool === open.id ? at.item : null;
  useToolKeys((place) => tools[place] && openTool(tools[place].id));
  return (
    <>
      <fieldset className="tool-groups">
        <legend className="visually-hidden">{t('planner.groups')}</legend>
        {groups.map((each) => (
          <label key={each} className="tool-group">
            <input type="radio" name="tool-group" checked={each === group} onChange={() => setGroup(each)} />
            <span>{t(`planner.group.${each}`)}</span>
          </label>
        ))}
      </fieldset>
      <Tabs
        label={t('planner.panels')}
        tabs={tools.map(({ id, text }) => ({ id, text: t(text) }))}
        open={open.id}
        onOpen={openTool}
      >
        <Suspense fallback={<Loading lines={6} />}>
          <open.Panel key={`${open.id} ${item ?? ''}`} {...props} goTo={goTo} item={item} />
        </Suspense>
      </Tabs>
    </>
  );
}

/** Keys 1-9 open the tools of the group, unless the reader is typing. */
function useToolKeys(open: (place: number) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, select, textarea');
      const ours = /^[1-9]$/.test(event.key) && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (ours) open(Number(event.key) - 1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [open]);
}
