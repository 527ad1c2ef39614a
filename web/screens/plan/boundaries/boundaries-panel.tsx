import './boundaries.css';
import { useState } from 'react';
import { useOperatorToken } from '../../../state/operator-token.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useCall } from '../../../state/use-call.ts';
import { boundaries } from '../../../text/boundaries.ts';
import { registerWords } from '../../../text/say.ts';
import { scenarios } from '../../../text/scenarios.ts';
import { Shown } from '../../../ui/states.tsx';
import { SyntheticStamp } from '../../../ui/synthetic-stamp.tsx';
import type { ToolProps } from '../map-tool.ts';
import { getBlocks, type Together } from './calls.ts';
import { Draft } from './draft.tsx';
import { TogetherFields } from './together-fields.tsx';

registerWords({ boundaries, scenarios });

/** Areas of schools as a draft: searched for, changed by hand on the map, compared with the zones in force, taken away as a file. */
export default function BoundariesPanel({ view, takeMap, mapCentre, goTo, schools }: ToolProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const token = useOperatorToken();
  const [together, setTogether] = useState<Together>({ neighbourhoods: null, feeders: false, metres: 300 });
  const key = token
    ? `boundary-blocks ${id} ${view.level} ${JSON.stringify([together.neighbourhoods, together.feeders])}`
    : null;
  const blocks = useCall(key, (signal) => getBlocks(id, view.level, together, signal));
  return (
    <div className="panel-stack">
      <h2>
        {t('boundaries.title')} {blocks.value?.synthetic && <SyntheticStamp />}
      </h2>
      <p className="soft small">{t('boundaries.what')}</p>
      {token && <TogetherFields together={together} onTogether={setTogether} />}
      {token ? (
        <Shown call={blocks} lines={8}>
          {(found) => (
            <Draft
              key={`${found.level} ${found.cells.length}`}
              blocks={found}
              {...{ together, takeMap, mapCentre, goTo, schools }}
            />
          )}
        </Shown>
      ) : (
        <p className="notice small">{t('boundaries.token')}</p>
      )}
    </div>
  );
}
