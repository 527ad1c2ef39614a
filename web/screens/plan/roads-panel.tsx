import { useMemo, useState } from 'react';
import type { LonLat, RoadEdit, RoadEditAnswer } from '../../../api/client.ts';
import { asFailure } from '../../api.ts';
import { useOperatorToken } from '../../state/operator-token.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty, failureText, Shown } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { withdrawRoadEdit } from './calls.ts';
import { type MapTool, type ToolProps, useMapTool } from './map-tool.ts';
import { RemeasuredNotice } from './remeasured-notice.tsx';
import { RoadEditForm } from './road-edit-form.tsx';

/** The officers' overlay over the imported roads: what was added or closed, why, by whom, and the way to take it back. */
export function RoadsPanel({ calls, schools, takeMap }: ToolProps) {
  const { t } = useWords();
  const [drawn, setDrawn] = useState<LonLat[]>([]);
  const [writing, setWriting] = useState(false);
  const tool = useMemo<MapTool | null>(
    () =>
      writing ? { drawn, pinning: true, onPick: (lonLat: LonLat) => setDrawn((points) => [...points, lonLat]) } : null,
    [writing, drawn],
  );
  useMapTool(takeMap, tool);
  const token = useOperatorToken();
  const [change, setChange] = useState<RoadEditAnswer | null>(null);
  const leave = () => {
    setWriting(false);
    setDrawn([]);
  };
  const finish = (answer: RoadEditAnswer) => {
    leave();
    setChange(answer);
    calls.edits.reload();
    calls.coverage.reload();
  };
  return (
    <div className="panel-stack">
      <h2>{t('planner.roads-title')}</h2>
      <p className="soft">{t('planner.roads-what')}</p>
      {!token && <p className="notice small">{t('planner.roads-token')}</p>}
      {token && !writing && (
        <Button look="main" onClick={() => setWriting(true)}>
          {t('planner.roads-new')}
        </Button>
      )}
      {writing && <RoadEditForm schools={schools} drawn={drawn} onDrawn={setDrawn} onSaved={finish} onCancel={leave} />}
      {change && <RemeasuredNotice key={`${change.edit.id} ${change.count.did}`} change={change} />}
      <Shown call={calls.edits}>
        {({ edits }) =>
          edits.length === 0 ? (
            <Empty title={t('planner.roads-empty')}>{t('planner.roads-empty.next')}</Empty>
          ) : (
            <ul className="card-list">
              {edits.map((edit) => (
                <EditLine key={edit.id} edit={edit} canWithdraw={token !== null} onChanged={finish} />
              ))}
            </ul>
          )
        }
      </Shown>
    </div>
  );
}

function EditLine({
  edit,
  canWithdraw,
  onChanged,
}: {
  edit: RoadEdit;
  canWithdraw: boolean;
  onChanged: (answer: RoadEditAnswer) => void;
}) {
  const { t, date } = useWords();
  const organisationId = useOrganisation().id;
  const withdraw = async () => {
    try {
      onChanged(await withdrawRoadEdit(organisationId, edit.id));
    } catch (error) {
      showToast(failureText(asFailure(error), t));
    }
  };
  const state = edit.withdrawnAt
    ? t('planner.edit-state.withdrawn', { date: date(edit.withdrawnAt) })
    : edit.validTo
      ? t('planner.edit-state.between', { from: date(edit.validFrom), to: date(edit.validTo) })
      : t('planner.edit-state.from', { from: date(edit.validFrom) });
  return (
    <li className={edit.withdrawnAt ? 'card-item withdrawn' : 'card-item'}>
      <p>
        <b>{t(`planner.edit.${edit.kind}`)}</b> · {state}
      </p>
      <p>{edit.reason}</p>
      <p className="soft small">{t('planner.edit-by', { who: edit.createdBy, date: date(edit.createdAt) })}</p>
      {canWithdraw && !edit.withdrawnAt && (
        <Button look="danger" onClick={() => void withdraw()}>
          {t('planner.edit-withdraw')}
        </Button>
      )}
    </li>
  );
}
