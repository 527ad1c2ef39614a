import type { LonLat } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { type Draft, wayKinds } from './draft.ts';
import { lineMetres } from './place.ts';
import { CentreButton } from './place-tools.tsx';

type RoadDraft = Extract<Draft, { kind: 'road' }>;

interface WayFieldsProps {
  draft: RoadDraft;
  onDraft: (draft: RoadDraft) => void;
  onPlace: (lonLat: LonLat) => void;
  mapCentre: () => LonLat | null;
  number: number;
}

/** Road, bridge or ferry, and its line: how long it is, a point more at the middle of the map, a point less. */
export function WayFields({ draft, onDraft, onPlace, mapCentre, number }: WayFieldsProps) {
  const { t, n, metres } = useWords();
  const { way, line, name } = draft;
  const isNamed = name !== t(`scenarios.way-name.${way}`, { number });
  return (
    <>
      <Choice
        label={t('scenarios.way')}
        value={way}
        onChange={(next) =>
          onDraft({ ...draft, way: next, name: isNamed ? name : t(`scenarios.way-name.${next}`, { number }) })
        }
        options={wayKinds.map((value) => ({ value, text: t(`scenarios.way.${value}`) }))}
      />
      <div className="scenario-row">
        <CentreButton onPlace={onPlace} mapCentre={mapCentre} />
        <Button disabled={line.length === 0} onClick={() => onDraft({ ...draft, line: line.slice(0, -1) })}>
          {t('scenarios.line-less')}
        </Button>
      </div>
      <p className="small" role="status">
        {t('scenarios.line-length', { points: n(line.length, 0), metres: metres(lineMetres(line)) })}
      </p>
    </>
  );
}
