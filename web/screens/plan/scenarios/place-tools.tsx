import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import type { LonLat } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { moved, readPlace, straightMetres, writePlace } from './place.ts';

interface PlaceToolsProps {
  /** Where the thing stands now; null: nowhere yet. */
  lonLat: LonLat | null;
  /** Where it stood, for the metres it has been moved; null: it is new. */
  from: LonLat | null;
  onPlace: (lonLat: LonLat) => void;
  mapCentre: () => LonLat | null;
}

const steps = [10, 50, 200];
const ways = [
  { id: 'north', key: 'ArrowUp', east: 0, north: 1, Icon: ArrowUp },
  { id: 'west', key: 'ArrowLeft', east: -1, north: 0, Icon: ArrowLeft },
  { id: 'east', key: 'ArrowRight', east: 1, north: 0, Icon: ArrowRight },
  { id: 'south', key: 'ArrowDown', east: 0, north: -1, Icon: ArrowDown },
] as const;

/** Puts a thing on the map without a pointer: at the middle of the map, by coordinates, or step by step with the arrow keys. */
export function PlaceTools({ lonLat, from, onPlace, mapCentre }: PlaceToolsProps) {
  const { t, metres } = useWords();
  const [step, setStep] = useState(50);
  const go = (east: number, north: number) => lonLat && onPlace(moved(lonLat, east * step, north * step));
  const onKey = (event: KeyboardEvent) => {
    const way = ways.find(({ key }) => key === event.key);
    const typing = event.target instanceof HTMLElement && event.target.matches('input, select');
    if (!way || typing) return;
    event.preventDefault();
    go(way.east, way.north);
  };
  return (
    <fieldset className="place-tools" onKeyDown={onKey}>
      <legend className="small soft">{t('scenarios.place')}</legend>
      <div className="scenario-row">
        <CentreButton onPlace={onPlace} mapCentre={mapCentre} />
        <CoordinatesField lonLat={lonLat} onPlace={onPlace} />
      </div>
      {lonLat && (
        <div className="scenario-row">
          {ways.map(({ id, east, north, Icon }) => (
            <Button key={id} iconOnly icon={<Icon aria-hidden size={18} />} onClick={() => go(east, north)}>
              {t(`scenarios.place.${id}`, { metres: metres(step) })}
            </Button>
          ))}
          <label className="scenario-limit small">
            {t('scenarios.place.step')}
            <select className="input" value={step} onChange={(event) => setStep(Number(event.target.value))}>
              {steps.map((each) => (
                <option key={each} value={each}>
                  {metres(each)}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
      {lonLat && from && (
        <p className="small" role="status">
          {t('scenarios.place.moved', { metres: metres(straightMetres(from, lonLat)) })}
        </p>
      )}
    </fieldset>
  );
}

/** Takes the middle of the map as the place meant. */
export function CentreButton({ onPlace, mapCentre }: Pick<PlaceToolsProps, 'onPlace' | 'mapCentre'>) {
  const { t } = useWords();
  const put = () => {
    const centre = mapCentre();
    if (centre) onPlace(centre);
  };
  return <Button onClick={put}>{t('scenarios.place.centre')}</Button>;
}

function CoordinatesField({ lonLat, onPlace }: Pick<PlaceToolsProps, 'lonLat' | 'onPlace'>) {
  const { t } = useWords();
  const stands = lonLat ? writePlace(lonLat) : '';
  const [text, setText] = useState(stands);
  useEffect(() => setText(stands), [stands]);
  const wrong = text.trim() !== '' && readPlace(text) === null;
  const take = () => {
    const read = readPlace(text);
    if (read && writePlace(read) !== stands) onPlace(read);
  };
  return (
    <Field label={t('scenarios.place.coordinates')} error={wrong ? t('scenarios.place.wrong') : null}>
      {(control) => (
        <input
          {...control}
          className="input figures"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={take}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            take();
          }}
        />
      )}
    </Field>
  );
}
