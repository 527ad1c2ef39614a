import { useMemo, useState } from 'react';
import type { ChildrenByCell, DemandState, DemandStatement, Level } from '../../../../api/client.ts';
import { call, pathOf } from '../../../api.ts';
import { useOperatorToken } from '../../../state/operator-token.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useAction } from '../../../state/use-action.ts';
import { useCall } from '../../../state/use-call.ts';
import { demand as words } from '../../../text/demand.ts';
import { registerWords } from '../../../text/say.ts';
import { Empty, Failed, Shown } from '../../../ui/states.tsx';
import { SyntheticStamp } from '../../../ui/synthetic-stamp.tsx';
import { showToast } from '../../../ui/toasts.tsx';
import { getChildren } from '../calls.ts';
import { childrenCells } from '../children-cells.ts';
import { ChildrenKey } from '../children-key.tsx';
import { type MapTool, type ToolProps, useMapTool } from '../map-tool.ts';
import { DemandForm, type DemandWish } from './demand-form.tsx';
import { StatementView } from './statement-view.tsx';

registerWords({ demand: words });

const getDemand = (organisationId: string, level: Level, signal: AbortSignal) =>
  call<DemandState>(`${pathOf(organisationId, 'demand')}?level=${level}`, { signal });

/** What the children of every tool are counted from, how they were spread and how sure that is; the office may choose another source. */
export default function DemandPanel({ view, calls, takeMap }: ToolProps) {
  const { t, n, date } = useWords();
  const { id } = useOrganisation();
  const token = useOperatorToken();
  const { level } = view;
  const state = useCall(`demand ${id} ${level}`, (signal) => getDemand(id, level, signal));
  const living = useCall(`children ${id} ${level}`, (signal) => getChildren(id, level, signal));
  useChildrenOnMap(takeMap, living.value);
  const [preview, setPreview] = useState<DemandStatement | null>(null);
  const action = useAction();
  const ask = (wish: DemandWish) =>
    action.run(async () => {
      const path = pathOf(id, 'demand', 'preview');
      setPreview(await call<DemandStatement>(path, { method: 'POST', body: { level, ...wish } }));
    });
  const choose = (wish: DemandWish) =>
    action.run(async () => {
      const body = { level, ...wish };
      const { source } = await call<DemandStatement>(pathOf(id, 'demand'), { method: 'PUT', body });
      setPreview(null);
      state.reload();
      living.reload();
      calls.children.reload();
      calls.coverage.reload();
      showToast(t('demand.chosen', { source: t(`demand.source.${source}`) }));
    });
  const record = () =>
    action.run(async () => {
      const body = { level };
      const path = pathOf(id, 'refusals');
      const { refused, counted } = await call<{ refused: number; counted: number }>(path, { method: 'POST', body });
      state.reload();
      showToast(t('demand.refusals.recorded', { refused: n(refused, 0), counted: n(counted, 0) }));
    });
  return (
    <div className="panel-stack">
      <h2>{t('demand.title')}</h2>
      <p className="soft small">{t('demand.what')}</p>
      <Shown call={state} lines={8}>
        {(found) => (
          <>
            <section className="panel-stack">
              <h3>
                {t('demand.now.title')} {found.chosen?.synthetic && <SyntheticStamp />}
              </h3>
              {found.chosen ? (
                <StatementView statement={found.chosen} />
              ) : (
                <Empty title={t('demand.none')}>{t('demand.none.next')}</Empty>
              )}
              {living.value && <ChildrenKey found={living.value} />}
              {found.chosenAt && <p className="soft small">{t('demand.now.since', { date: date(found.chosenAt) })}</p>}
            </section>
            {token ? (
              <DemandForm
                key={level}
                state={found}
                busy={action.busy}
                onChange={() => setPreview(null)}
                onPreview={(wish) => void ask(wish)}
                onChoose={(wish) => void choose(wish)}
                onRecord={() => void record()}
              >
                {action.busy && <p role="status">{t('demand.reading')}</p>}
                {action.failure && <Failed failure={action.failure} />}
                {preview && (
                  <section className="panel-stack card-item" aria-live="polite">
                    <h3>{t('demand.preview.title')}</h3>
                    <StatementView statement={preview} />
                  </section>
                )}
              </DemandForm>
            ) : (
              <p className="notice small">{t('demand.token')}</p>
            )}
          </>
        )}
      </Shown>
    </div>
  );
}

/** Where the children live is on the map while one reads what they were counted from. */
function useChildrenOnMap(takeMap: ToolProps['takeMap'], living: ChildrenByCell | null | undefined): void {
  const tool = useMemo<MapTool | null>(() => (living ? { data: { children: childrenCells(living) } } : null), [living]);
  useMapTool(takeMap, tool);
}
