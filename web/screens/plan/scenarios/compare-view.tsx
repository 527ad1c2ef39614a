import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useCall } from '../../../state/use-call.ts';
import { ComparedCommunes } from '../../../ui/compared-communes.tsx';
import { ComparedTable } from '../../../ui/compared-table.tsx';
import { Modal } from '../../../ui/modal.tsx';
import { Shown } from '../../../ui/states.tsx';
import { SyntheticStamp } from '../../../ui/synthetic-stamp.tsx';
import { compareScenarios } from './calls.ts';

/** Scenarios side by side over the whole screen. */
export function CompareView({ ids, onClose }: { ids: string[]; onClose: () => void }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const call = useCall(`${id} compare ${ids.join()}`, (signal) => compareScenarios(id, ids, signal));
  const title = (
    <>
      {t('scenarios.comparison')} {call.value?.synthetic && <SyntheticStamp />}
    </>
  );
  return (
    <Modal look="whole-screen" title={title} onClose={onClose}>
      <p className="scenario-stamp">{t('scenarios.stamp')}</p>
      <Shown call={call} lines={12}>
        {(compared) => (
          <>
            <ComparedTable compared={compared} />
            <ComparedCommunes compared={compared} />
          </>
        )}
      </Shown>
    </Modal>
  );
}
