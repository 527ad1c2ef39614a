import './boundaries.css';
import type { BoundaryBlocks, Level } from '../../../../api/client.ts';
import { call, pathOf } from '../../../api.ts';
import { useOperatorToken } from '../../../state/operator-token.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useCall } from '../../../state/use-call.ts';
import { boundaries } from '../../../text/boundaries.ts';
import { registerWords } from '../../../text/say.ts';
import { Shown } from '../../../ui/states.tsx';
import { SyntheticStamp } from '../../../ui/synthetic-stamp.tsx';
import type { ToolProps } from '../map-tool.ts';
import { Draft } from './draft.tsx';

registerWords({ boundaries });

const getBlocks = (organisationId: string, level: Level, signal: AbortSignal) =>
  call<BoundaryBlocks>(`${pathOf(organisationId, 'boundary-blocks')}?level=${level}`, { signal });

/** Areas of schools as a draft: searched for, changed by hand on the map, compared with the zones in force, taken away as a file. */
export default function BoundariesPanel({ view, takeMap }: ToolProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const token = useOperatorToken();
  const key = token ? `boundary-blocks ${id} ${view.level}` : null;
  const blocks = useCall(key, (signal) => getBlocks(id, view.level, signal));
  return (
    <div className="panel-stack">
      <h2>
        {t('boundaries.title')} {blocks.value?.synthetic && <SyntheticStamp />}
      </h2>
      <p className="soft small">{t('boundaries.what')}</p>
      {token ? (
        <Shown call={blocks} lines={8}>
          {(found) => <Draft key={`${found.level} ${found.cells.length}`} blocks={found} takeMap={takeMap} />}
        </Shown>
      ) : (
        <p className="notice small">{t('boundaries.token')}</p>
      )}
    </div>
  );
}
