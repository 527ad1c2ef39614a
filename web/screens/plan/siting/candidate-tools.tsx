import { useState } from 'react';
import type { Level, LonLat, SiteCandidate } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { type Action, useAction } from '../../../state/use-action.ts';
import { useCall } from '../../../state/use-call.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { failureText } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toasts.tsx';
import { addCandidate, listLayers, removeCandidates, scatterCandidates, takeLayer } from './calls.ts';
import { LandFields } from './land-fields.tsx';

/** A candidate being set on the map. */
export interface DrawnDraft {
  name: string;
  lonLat: LonLat | null;
  rooms: number;
  land: SiteCandidate['land'];
  cost: number | null;
}

interface ToolsProps {
  level: Level;
  candidates: readonly SiteCandidate[];
  onCandidates: (candidates: SiteCandidate[]) => void;
  draft: DrawnDraft | null;
  onDraft: (draft: DrawnDraft | null) => void;
  onLook: (candidateId: string) => void;
}

/** Where the choice is made from: places set on the map, scattered over inhabited ground, or taken from a map layer. */
export function CandidateTools(props: ToolsProps) {
  const { candidates, draft, onDraft } = props;
  const { t } = useWords();
  const action = useAction();
  const [open, setOpen] = useState<'scatter' | 'layer' | null>(null);
  const usable = candidates.filter((each) => each.excluded === null && !each.inWater && (each.roadMetres ?? 0) <= 500);
  const toggle = (tool: 'scatter' | 'layer') => {
    onDraft(null);
    setOpen(open === tool ? null : tool);
  };
  const draw = () => {
    setOpen(null);
    const name = t('sitings.draw.default-name', { number: candidates.length + 1 });
    onDraft({ name, lonLat: null, rooms: 20, land: 'unknown', cost: null });
  };
  return (
    <section className="siting-box">
      <h3>{t('sitings.candidates.title')}</h3>
      <p className="small figures">
        {candidates.length === 0
          ? t('sitings.candidates.none')
          : t('sitings.candidates.count', { count: candidates.length, usable: usable.length })}
      </p>
      <div className="siting-buttons">
        <Button onClick={draw} aria-pressed={draft !== null}>
          {t('sitings.draw')}
        </Button>
        <Button onClick={() => toggle('scatter')} aria-expanded={open === 'scatter'}>
          {t('sitings.scatter')}
        </Button>
        <Button onClick={() => toggle('layer')} aria-expanded={open === 'layer'}>
          {t('sitings.from-layer')}
        </Button>
      </div>
      {draft && <DrawForm {...props} draft={draft} action={action} />}
      {open === 'scatter' && <ScatterForm {...props} action={action} onDone={() => setOpen(null)} />}
      {open === 'layer' && <LayerForm {...props} action={action} onDone={() => setOpen(null)} />}
      {action.failure && (
        <p className="field-error small" role="alert">
          {failureText(action.failure, t)}
        </p>
      )}
      {candidates.length > 0 && <CandidateList {...props} action={action} />}
    </section>
  );
}

function DrawForm({ level, draft, onDraft, onCandidates, action }: ToolsProps & { draft: DrawnDraft; action: Action }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const { lonLat } = draft;
  const save = () =>
    action.run(async () => {
      if (!lonLat) return;
      onCandidates((await addCandidate(id, level, { ...draft, lonLat })).candidates);
      onDraft(null);
    });
  return (
    <div className="siting-form">
      <p className="small">{t('sitings.draw.hint')}</p>
      <LandFields value={draft} onValue={(part) => onDraft({ ...draft, ...part })} />
      <div className="siting-buttons">
        <Button look="main" disabled={!lonLat || draft.name.trim() === '' || action.busy} onClick={() => void save()}>
          {t('sitings.keep')}
        </Button>
        <Button onClick={() => onDraft(null)}>{t('sitings.stop')}</Button>
      </div>
    </div>
  );
}

function ScatterForm({ level, onCandidates, action, onDone }: ToolsProps & { action: Action; onDone: () => void }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [body, setBody] = useState({ spacingMetres: 1000, leastChildren: 10, rooms: 20 });
  const scatter = () =>
    action.run(async () => {
      onCandidates((await scatterCandidates(id, { level, ...body })).candidates);
      onDone();
    });
  return (
    <div className="siting-form">
      <p className="small">{t('sitings.scatter.hint')}</p>
      <div className="siting-row">
        <NumberField
          {...{ label: t('sitings.scatter.spacing'), value: body.spacingMetres, least: 200, most: 10_000 }}
          onValue={(spacingMetres) => setBody({ ...body, spacingMetres: spacingMetres ?? body.spacingMetres })}
        />
        <NumberField
          {...{ label: t('sitings.scatter.least'), value: body.leastChildren, least: 1, most: 10_000 }}
          onValue={(leastChildren) => setBody({ ...body, leastChildren: leastChildren ?? body.leastChildren })}
        />
        <NumberField
          {...{ label: t('sitings.rooms'), value: body.rooms, least: 1, most: 200 }}
          onValue={(rooms) => setBody({ ...body, rooms: rooms ?? body.rooms })}
        />
      </div>
      <Button disabled={action.busy} onClick={() => void scatter()}>
        {t('sitings.scatter.do')}
      </Button>
    </div>
  );
}

function LayerForm({ level, onCandidates, action, onDone }: ToolsProps & { action: Action; onDone: () => void }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const layers = useCall(`layers for sites ${id}`, (signal) => listLayers(id, signal));
  const [layerId, setLayerId] = useState('');
  const [nameField, setNameField] = useState('');
  const [rooms, setRooms] = useState(20);
  const fitting = (layers.value?.layers ?? []).filter(({ kind }) =>
    ['parcels', 'candidates', 'public-land', 'land-use'].includes(kind),
  );
  const layer = fitting.find((each) => each.id === layerId);
  if (layers.value && fitting.length === 0) return <p className="small">{t('sitings.from-layer.none')}</p>;
  const take = () =>
    action.run(async () => {
      const land = layer?.kind === 'public-land' ? 'public' : 'unknown';
      const body = { level, layer: layerId, rooms, nameField: nameField || null, land } as const;
      onCandidates((await takeLayer(id, body)).candidates);
      onDone();
    });
  return (
    <div className="siting-form">
      <p className="small">{t('sitings.from-layer.hint')}</p>
      <div className="siting-row">
        <Field label={t('sitings.from-layer.choose')}>
          {(control) => (
            <select {...control} className="input" value={layerId} onChange={(event) => setLayerId(event.target.value)}>
              <option value="">–</option>
              {fitting.map(({ id: each, name, features }) => (
                <option key={each} value={each}>
                  {`${name} (${features})`}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('sitings.from-layer.names')}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={nameField}
              onChange={(event) => setNameField(event.target.value)}
            >
              <option value="">{t('sitings.from-layer.numbers')}</option>
              {layer?.fields.map((field) => (
                <option key={field} value={field}>
                  {field}
                </option>
              ))}
            </select>
          )}
        </Field>
        <NumberField
          label={t('sitings.rooms')}
          value={rooms}
          least={1}
          most={200}
          onValue={(next) => setRooms(next ?? rooms)}
        />
      </div>
      <Button disabled={action.busy || !layer} onClick={() => void take()}>
        {t('sitings.from-layer.do')}
      </Button>
    </div>
  );
}

function CandidateList({ level, candidates, onCandidates, onLook, action }: ToolsProps & { action: Action }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [sure, setSure] = useState(false);
  const removeAll = () =>
    action.run(async () => {
      const ids = candidates.map((each) => each.id);
      onCandidates((await removeCandidates(id, level, ids)).candidates);
      setSure(false);
      showToast(t('sitings.removed'));
    });
  return (
    <div className="siting-buttons">
      <select
        className="input siting-choose"
        aria-label={t('sitings.card.title')}
        value=""
        onChange={(event) => event.target.value && onLook(event.target.value)}
      >
        <option value="">{t('sitings.card.title')}…</option>
        {candidates.map(({ id: each, name, communeName }) => (
          <option key={each} value={each}>
            {communeName ? `${name}, ${communeName}` : name}
          </option>
        ))}
      </select>
      {sure ? (
        <>
          <span className="small">{t('sitings.remove-all.sure', { count: candidates.length })}</span>
          <Button look="danger" disabled={action.busy} onClick={() => void removeAll()}>
            {t('sitings.remove-all')}
          </Button>
          <Button onClick={() => setSure(false)}>{t('sitings.stop')}</Button>
        </>
      ) : (
        <Button look="quiet" onClick={() => setSure(true)}>
          {t('sitings.remove-all')}
        </Button>
      )}
    </div>
  );
}
