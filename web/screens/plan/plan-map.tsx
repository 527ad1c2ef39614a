import type { LonLat } from '../../../api/client.ts';
import { useWords } from '../../state/organisation.tsx';
import type { PlanProps } from './plan-view.ts';

interface PlanMapProps extends PlanProps {
  /** True while the road panel is open: clicks on the map add points. */
  drawing: boolean;
  drawn: readonly LonLat[];
  onDrawn: (points: LonLat[]) => void;
}

/** The planner's canvas. */
export function PlanMap({ view }: PlanMapProps) {
  const { t } = useWords();
  return (
    <section
      className="plan-map map-frame"
      aria-label={t('planner.map-of', { level: t(`common.level.${view.level}`) })}
    />
  );
}
