import { Download } from 'lucide-react';
import { useState } from 'react';
import type { Comparison, Level, Study } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useAction } from '../../../state/use-action.ts';
import { Button } from '../../../ui/button.tsx';
import { Failed } from '../../../ui/states.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { saveChangedChildren } from './calls.ts';
import { ChangedChildren } from './changed-children.tsx';
import { DistanceTable } from './distance-table.tsx';
import { FiguresTable } from './figures-table.tsx';
import { PartsTable } from './parts-table.tsx';
import { TwoMaps } from './two-maps.tsx';

const views = ['total', 'communes', 'groups', 'residences', 'children', 'map'] as const;

interface ComparisonViewProps {
  study: Study;
  found: Comparison;
  level: Level;
}

/** Sets of rules, or roads, held against the first of them: everyone, by part, and on two maps. */
export function ComparisonView({ study, found, level }: ComparisonViewProps) {
  const { t, n } = useWords();
  const [view, setView] = useState<(typeof views)[number]>('total');
  const said = found.yardstick === 'wish' ? 'trials.against-first' : 'trials.against-roads';
  return (
    <div className="stack">
      <p>{t(said, { name: found.sets[0].name })}</p>
      <ol className="trial-names small">
        {found.sets.map(({ name }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sets have no other name that is theirs alone
          <li key={i}>
            <b>{t('trials.set-nth', { place: i + 1 })}:</b> {name}
          </li>
        ))}
      </ol>
      {found.notInAll > 0 && <p className="notice small">{t('trials.not-in-all', { count: n(found.notInAll, 0) })}</p>}
      <Tabs
        label={t('trials.by-label')}
        tabs={views.map((id) => ({ id, text: t(`trials.by.${id}`) }))}
        open={view}
        onOpen={setView}
      >
        {view === 'total' && (
          <div className="stack">
            <FiguresTable found={found} />
            <DistanceTable found={found} />
          </div>
        )}
        {view === 'children' && <ChangedChildren study={study} found={found} />}
        {view === 'map' && <TwoMaps found={found} level={level} />}
        {(view === 'communes' || view === 'groups' || view === 'residences') && (
          <PartsTable key={view} found={found} by={view} />
        )}
      </Tabs>
      <SaveChildren study={study} />
    </div>
  );
}

function SaveChildren({ study }: { study: Study }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const { busy, failure, run } = useAction();
  return (
    <div className="no-print">
      <Button
        icon={<Download aria-hidden size={18} />}
        disabled={busy}
        onClick={() => void run(() => saveChangedChildren(study, id))}
      >
        {t('trials.save-children')}
      </Button>
      <p className="soft small">{t('trials.save-children.hint')}</p>
      {failure && <Failed failure={failure} />}
    </div>
  );
}
