import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useCall } from '../../../state/use-call.ts';
import { Button } from '../../../ui/button.tsx';
import { ComparedTable } from '../../../ui/compared-table.tsx';
import { Shown } from '../../../ui/states.tsx';
import { SyntheticStamp } from '../../../ui/synthetic-stamp.tsx';
import { compareScenarios } from './calls.ts';

/** Scenarios side by side over the whole screen, large enough for the last row of a meeting room. */
export function CompareView({ ids, onClose }: { ids: string[]; onClose: () => void }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const dialog = useRef<HTMLDialogElement>(null);
  const call = useCall(`${id} compare ${ids.join()}`, (signal) => compareScenarios(id, ids, signal));
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="compare-view"
      aria-labelledby="compare-title"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="scenario-head">
        <h2 id="compare-title">
          {t('scenarios.comparison')} {call.value?.synthetic && <SyntheticStamp />}
        </h2>
        <Button look="quiet" iconOnly icon={<X aria-hidden />} onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
      <p className="scenario-stamp">{t('scenarios.stamp')}</p>
      <Shown call={call} lines={12}>
        {(compared) => <ComparedTable compared={compared} />}
      </Shown>
    </dialog>
  );
}
