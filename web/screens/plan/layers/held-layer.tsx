import type { ImportBatch } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { Button } from '../../../ui/button.tsx';
import { IssueLines } from '../../../ui/issue-lines.tsx';

interface HeldLayerProps {
  batch: ImportBatch;
  busy: boolean;
  onKeep: (name: string) => void;
  onForget: () => void;
}

/** A layer on the map that is not kept yet: what it is, where its coordinates come from, what asks for a look. */
export function HeldLayer({ batch: { summary, issues }, busy, onKeep, onForget }: HeldLayerProps) {
  const { t, n, code } = useWords();
  const name = String(summary.layerName);
  const system = code(`layers.family.${summary.crsFamily}`, { meridian: summary.crsMeridian });
  return (
    <div className="card-item panel-stack held-layer">
      <h3>{t('layers.held.title', { name })}</h3>
      <dl className="fact-list">
        <div>
          <dt>{t('layers.system')}</dt>
          <dd>
            {system} ({summary.crs}), {code(`layers.basis.${summary.crsBasis}`)}
          </dd>
        </div>
        <div>
          <dt>{t('layers.kind')}</dt>
          <dd>
            {code(`layers.kind.${summary.layerKind}`)} ·{' '}
            {t('layers.held.counts', {
              features: n(Number(summary.layerFeatures), 0),
              fields: n(Number(summary.fields), 0),
            })}
          </dd>
        </div>
      </dl>
      <p>{t('layers.held.what')}</p>
      <IssueLines issues={issues} all={issues.length} open />
      <div className="form-end">
        <Button onClick={onForget} disabled={busy}>
          {t('layers.forget')}
        </Button>
        <Button look="main" onClick={() => onKeep(name)} disabled={busy}>
          {t('layers.keep')}
        </Button>
      </div>
    </div>
  );
}
