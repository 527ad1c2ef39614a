import type { Flows, Run } from '../../../api/client.ts';
import { useWords } from '../../state/organisation.tsx';

interface FlowsMapProps {
  run: Run;
  flows: Flows;
  /** Shows the flows of one school only. */
  schoolId: string | null;
}

export function FlowsMap(_: FlowsMapProps) {
  const { t } = useWords();
  return <section className="flows-map map-frame" aria-label={t('council.tab.map')} />;
}
