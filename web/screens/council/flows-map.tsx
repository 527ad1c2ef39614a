import { useMemo } from 'react';
import type { Cutoff, Flows, Run } from '../../../api/client.ts';
import type { LegendKey } from '../../map/drawing.ts';
import type { MapData } from '../../map/map-data.ts';
import { MapFrame } from '../../ui/map-frame.tsx';
import { focusOn, schoolsOf } from './sum-flows.ts';

interface FlowsMapProps {
  run: Run;
  flows: Flows;
  cutoffs: readonly Cutoff[];
  /** Shows the flows of one school only. */
  schoolId: string | null;
  onSchool: (schoolId: string) => void;
}

const nothingHidden: ReadonlySet<LegendKey> = new Set();

/** Lines from cells of five children or more to the schools they go to. */
export function FlowsMap({ run, flows, cutoffs, schoolId, onSchool }: FlowsMapProps) {
  const data = useMemo<MapData>(() => {
    const schools = schoolsOf(cutoffs, run.level);
    const cells = schoolId ? flows.cells.filter((cell) => cell.schoolId === schoolId) : flows.cells;
    return {
      schools,
      chosenSchool: schools.find((school) => school.id === schoolId) ?? null,
      flows: { ...flows, cells },
    };
  }, [flows, cutoffs, schoolId, run.level]);
  const focus = useMemo(() => focusOn(flows), [flows]);
  return (
    <div className="flows-map map-frame">
      <MapFrame level={run.level} hidden={nothingHidden} data={data} focus={focus} onSchool={onSchool} />
    </div>
  );
}
