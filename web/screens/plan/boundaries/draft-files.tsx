import { useState } from 'react';
import type { BoundaryBlocks } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useAction } from '../../../state/use-action.ts';
import { Button } from '../../../ui/button.tsx';
import { FileField } from '../../../ui/file-field.tsx';
import { failureText } from '../../../ui/states.tsx';
import { createScenario } from '../scenarios/calls.ts';
import { type ReadAreas, readAreaFile } from './areas-codec.ts';
import { draftFile } from './areas-of.ts';
import { scenarioChanges } from './scenario-changes.ts';

interface DraftFilesProps {
  blocks: BoundaryBlocks;
  school: Int32Array | null;
  onRead: (read: ReadAreas) => void;
  goTo: (toolId: string, item: string) => void;
}

/** Most schools whose areas one scenario can begin with. */
const mostChanges = 2000;

/** Where a draft comes from and goes to: a GeoJSON file, the printed zone plan, a scenario. */
export function DraftFiles({ blocks, school, onRead, goTo }: DraftFilesProps) {
  const { t } = useWords();
  const [wrong, setWrong] = useState<string | null>(null);
  const read = async (file: File | null) => {
    if (!file) return;
    try {
      const found = readAreaFile(blocks, await file.text());
      setWrong(found.given === 0 ? t('boundaries.import.nothing', { file: file.name }) : null);
      if (found.given > 0 || found.unknown.length > 0) onRead(found);
    } catch {
      setWrong(t('boundaries.import.broken', { file: file.name }));
    }
  };
  return (
    <section className="panel-stack" aria-label={t('boundaries.files')}>
      <h3>{t('boundaries.files')}</h3>
      <FileField
        label={t('boundaries.import')}
        hint={t('boundaries.import.hint')}
        error={wrong}
        accept=".geojson,.json,application/geo+json"
        onFile={(file) => void read(file)}
      />
      <p className="small">{t('boundaries.text-plan')}</p>
      <div className="boundary-buttons">
        <Button onClick={() => goTo('imports', '')}>{t('boundaries.text-plan.go')}</Button>
        {school && (
          <a
            className="button"
            href={draftFile(blocks, school)}
            download={`tuyen-${blocks.level}-${blocks.schoolYear}.geojson`}
          >
            {t('boundaries.export')}
          </a>
        )}
      </div>
      {school && <p className="soft small">{t('boundaries.export.hint')}</p>}
      {school && <ToScenario {...{ blocks, school, goTo }} />}
    </section>
  );
}

function ToScenario({ blocks, school, goTo }: Pick<DraftFilesProps, 'blocks' | 'goTo'> & { school: Int32Array }) {
  const { t, date } = useWords();
  const { id } = useOrganisation();
  const action = useAction();
  const [told, setTold] = useState<string | null>(null);
  const make = () => {
    const changes = scenarioChanges(blocks, school);
    if (changes.length === 0) return setTold(t('boundaries.scenario.same'));
    if (changes.length > mostChanges)
      return setTold(t('boundaries.scenario.many', { count: changes.length, most: mostChanges }));
    setTold(null);
    void action.run(async () => {
      const name = t('boundaries.scenario.name', { day: date(new Date().toISOString()) });
      const made = await createScenario(id, { name, level: blocks.level, branchOf: null, changes });
      goTo('scenarios', made.id);
    });
  };
  return (
    <>
      <Button disabled={action.busy} onClick={make}>
        {t('boundaries.scenario')}
      </Button>
      <p className="soft small">{t('boundaries.scenario.what')}</p>
      {told && <p className="notice small">{told}</p>}
      {action.failure && <p className="field-error small">{failureText(action.failure, t)}</p>}
    </>
  );
}
