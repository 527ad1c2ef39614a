import { Download } from 'lucide-react';
import type { Run } from '../../../api/client.ts';
import { asFailure, download, pathOf } from '../../api.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { Button } from '../../ui/button.tsx';
import { failureText } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { FullBundle } from './full-bundle.tsx';

const files = [
  { word: 'placements', name: 'placements.csv' },
  { word: 'cutoffs', name: 'cutoffs.csv' },
  { word: 'run', name: 'run.json' },
] as const;

/** The files of the run by the contract, and the hashes that seal what went in and came out. */
export function ExportPanel({ run }: { run: Run }) {
  const { t } = useWords();
  const organisationId = useOrganisation().id;
  const fetchFile = async (name: string) => {
    try {
      const stamp = run.synthetic ? 'synthetic-' : '';
      await download(pathOf(organisationId, 'runs', run.id, name), `${stamp}${run.id}-${name}`);
    } catch (error) {
      showToast(failureText(asFailure(error), t));
    }
  };
  const seals = [
    { word: 'inputs', sha256: run.inputsSha256 },
    { word: 'network', sha256: run.networkSha256 },
    { word: 'rules', sha256: run.rulesSha256 },
    { word: 'placements', sha256: run.placementsSha256 },
  ] as const;
  return (
    <div className="stack">
      <p className="soft">{t('council.export-what')}</p>
      <ul className="export-list">
        {files.map(({ word, name }) => (
          <li key={name}>
            <Button icon={<Download aria-hidden size={18} />} onClick={() => void fetchFile(name)}>
              {t(`council.export.${word}`)}
            </Button>
            <code className="soft small">{name}</code>
          </li>
        ))}
      </ul>
      <FullBundle run={run} />
      <h3>{t('council.frozen-title')}</h3>
      <dl className="seals">
        {seals.map(({ word, sha256 }) => (
          <div key={word}>
            <dt>{t(`council.frozen.${word}`)}</dt>
            <dd>
              <code className="small">{sha256 ?? t('common.unknown')}</code>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
