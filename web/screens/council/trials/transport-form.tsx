import { Trash2 } from 'lucide-react';
import { type FormEvent, type ReactNode, useMemo, useState } from 'react';
import type { Crossing, LonLat } from '../../../../api/client.ts';
import type { LegendKey } from '../../../map/drawing.ts';
import type { MapData } from '../../../map/map-data.ts';
import { useWords, type Words } from '../../../state/organisation.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { MapFrame } from '../../../ui/map-frame.tsx';
import type { Transport } from './calls.ts';
import { CrossingChoice } from './crossing-choice.tsx';
import { readPoint, writePoint } from './read-point.ts';
import type { TrialFormProps } from './trials-panel.tsx';

type Edit = Transport['edits'][number];
const kinds = ['close-way', 'add-way', 'add-ferry'] as const;
const nothingHidden: ReadonlySet<LegendKey> = new Set();
const empty = { kind: 'close-way' as Edit['kind'], from: '', to: '', minutes: '' };

/** Ferries and bridges closed or opened for this question alone: drawn by two points, on the map or typed. */
export function TransportForm({ period, end, onAsk }: TrialFormProps) {
  const words = useWords();
  const { t } = words;
  const [supposed, setSupposed] = useState<Supposed[]>([]);
  const [tried, setTried] = useState(false);
  const edits = useMemo(() => supposed.flatMap((one) => one.edits), [supposed]);
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (edits.length === 0) return;
    onAsk({ kind: 'transport', set: { kind: 'version', version: period.rulesVersion }, seed: '0', edits });
  };
  return (
    <form className="stack" onSubmit={ask}>
      <h4>{t('trials.edits-title')}</h4>
      <p className="soft">{t('trials.edits-what')}</p>
      <EditFields
        level={period.level}
        supposed={edits}
        onAdd={(edit) => setSupposed([...supposed, { name: sayEdit(words, edit), edits: [edit] }])}
      >
        <CrossingChoice
          closed={supposed.map(({ name }) => name)}
          onClose={(crossing, name) => setSupposed([...supposed, { name, edits: closings(crossing, name) }])}
        />
      </EditFields>
      {supposed.length === 0 && <p className={tried ? 'field-error' : 'soft small'}>{t('trials.edits-none')}</p>}
      <ul className="stack">
        {supposed.map(({ name }, place) => (
          <li key={name} className="trial-edit">
            <span className="figures">{name}</span>
            <Button
              look="quiet"
              iconOnly
              icon={<Trash2 aria-hidden size={18} />}
              onClick={() => setSupposed(supposed.filter((_, i) => i !== place))}
            >
              {t('trials.edit-remove', { place: place + 1 })}
            </Button>
          </li>
        ))}
      </ul>
      <p className="soft small">{t('trials.rules-used', { version: period.rulesVersion })}</p>
      {end}
    </form>
  );
}

/** One thing that is supposed, in the words of its line, and the edits of the roads that make it. */
interface Supposed {
  name: string;
  edits: Edit[];
}

const mostPoints = 500;

/** Every line of a ferry or bridge closed to all. */
function closings({ lines }: Crossing, name: string): Edit[] {
  return lines.map((line) => ({
    ...{ kind: 'close-way', line: line.slice(0, mostPoints), profiles: ['walk', 'motorbike'], seconds: null, name },
  }));
}

/** What is supposed, by its name or by its ends. */
export function sayEdit({ t }: Words, { kind, line, name }: Edit): string {
  if (name !== undefined) return name;
  return t('trials.edit-line', {
    ...{ kind: t(`trials.edit.${kind}`), from: writePoint(line[0]), to: writePoint(line[line.length - 1]) },
  });
}

interface EditFieldsProps {
  level: TrialFormProps['period']['level'];
  /** What is supposed so far, drawn on the map. */
  supposed: readonly Edit[];
  onAdd: (edit: Edit) => void;
  /** The choice of what the map names already. */
  children: ReactNode;
}

/** What the map names already, or a line by two points; beside the map that shows all of it. */
function EditFields({ level, supposed, onAdd, children }: EditFieldsProps) {
  const [draft, setDraft] = useState(empty);
  const [picking, setPicking] = useState<'from' | 'to' | null>(null);
  const [tried, setTried] = useState(false);
  const [from, to] = [readPoint(draft.from), readPoint(draft.to)];
  const add = () => {
    setTried(true);
    if (!from || !to) return;
    const minutes = Number(draft.minutes.replace(',', '.'));
    const timed = draft.kind === 'add-ferry' && draft.minutes.trim() !== '' && minutes >= 0;
    onAdd({
      ...{ kind: draft.kind, line: [from, to], profiles: ['walk', 'motorbike'] },
      seconds: timed ? Math.round(minutes * 60) : null,
    });
    setDraft({ ...empty, kind: draft.kind });
    setTried(false);
  };
  const pick = (lonLat: LonLat) => {
    if (!picking) return;
    setDraft({ ...draft, [picking]: writePoint(lonLat) });
    // The second point follows the first without another press.
    setPicking(picking === 'from' && !to ? 'to' : null);
  };
  return (
    <div className="trial-edit-fields">
      <div className="stack">
        {children}
        <HandFields
          draft={draft}
          tried={tried}
          picking={picking}
          onDraft={setDraft}
          onPicking={setPicking}
          onAdd={add}
        />
      </div>
      <PickMap
        level={level}
        supposed={supposed}
        kind={draft.kind}
        from={from}
        to={to}
        picking={picking !== null}
        onPick={pick}
      />
    </div>
  );
}

interface HandFieldsProps {
  draft: typeof empty;
  tried: boolean;
  picking: 'from' | 'to' | null;
  onDraft: (draft: typeof empty) => void;
  onPicking: (end: 'from' | 'to' | null) => void;
  onAdd: () => void;
}

/** A line by its two ends, typed or chosen on the map. */
function HandFields({ draft, tried, picking, onDraft, onPicking, onAdd }: HandFieldsProps) {
  const { t } = useWords();
  return (
    <details className="json-view">
      <summary>{t('trials.edit-by-hand')}</summary>
      <div className="stack">
        <Field label={t('trials.edit-kind')}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={draft.kind}
              onChange={(event) => onDraft({ ...draft, kind: event.target.value as Edit['kind'] })}
            >
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`trials.edit.${kind}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {(['from', 'to'] as const).map((end) => (
          <PointField
            key={end}
            end={end}
            text={draft[end]}
            wrong={tried && !readPoint(draft[end])}
            picking={picking === end}
            onText={(text) => onDraft({ ...draft, [end]: text })}
            onPick={() => onPicking(picking === end ? null : end)}
          />
        ))}
        {draft.kind === 'add-ferry' && (
          <Field label={t('trials.edit-seconds')} hint={t('trials.edit-seconds.hint')}>
            {(control) => (
              <input
                {...control}
                className="input figures"
                inputMode="decimal"
                value={draft.minutes}
                onChange={(event) => onDraft({ ...draft, minutes: event.target.value })}
              />
            )}
          </Field>
        )}
        <Button onClick={onAdd}>{t('trials.edit-add')}</Button>
      </div>
    </details>
  );
}

interface PointFieldProps {
  end: 'from' | 'to';
  text: string;
  wrong: boolean;
  picking: boolean;
  onText: (text: string) => void;
  onPick: () => void;
}

function PointField({ end, text, wrong, picking, onText, onPick }: PointFieldProps) {
  const { t } = useWords();
  return (
    <div>
      <Field
        label={t(`trials.edit-${end}`)}
        hint={end === 'from' ? t('trials.edit-point.hint') : undefined}
        error={wrong ? t('trials.edit-point.wrong') : null}
      >
        {(control) => (
          <input
            {...control}
            className="input figures"
            autoComplete="off"
            value={text}
            onChange={(event) => onText(event.target.value)}
          />
        )}
      </Field>
      <Button aria-pressed={picking} onClick={onPick}>
        {t(picking ? 'trials.edit-picking' : 'trials.edit-pick')}
      </Button>
    </div>
  );
}

interface PickMapProps {
  level: EditFieldsProps['level'];
  supposed: readonly Edit[];
  kind: Edit['kind'];
  from: LonLat | null;
  to: LonLat | null;
  picking: boolean;
  onPick: (lonLat: LonLat) => void;
}

/** The roads, with what is supposed and the line between the two points. */
function PickMap({ level, supposed, kind, from, to, picking, onPick }: PickMapProps) {
  const [a, b] = [from?.join(), to?.join()];
  // biome-ignore lint/correctness/useExhaustiveDependencies: points are new objects at every reading, their text is not
  const data = useMemo<MapData>(
    () => ({ home: from ?? to, route: drawn([...supposed, ...(from && to ? [{ kind, line: [from, to] }] : [])]) }),
    [a, b, kind, supposed],
  );
  return (
    <div className="trial-pick map-frame">
      <MapFrame level={level} hidden={nothingHidden} data={data} pinning={picking} onPick={onPick} />
    </div>
  );
}

/** Lines drawn as a way is: solid, dashed for a ferry, without metres nobody has measured. */
function drawn(edits: readonly Pick<Edit, 'kind' | 'line'>[]): MapData['route'] {
  if (edits.length === 0) return null;
  const stretches = edits.map(({ kind, line }) => ({
    kind: kind === 'add-ferry' ? ('ferry' as const) : ('road' as const),
    ...{ name: '', metres: 0, line },
  }));
  return { metres: null, stretches, networkVersion: '' };
}
