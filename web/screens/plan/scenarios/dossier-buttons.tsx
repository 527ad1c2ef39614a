import { FileDown } from 'lucide-react';
import { useState } from 'react';
import type { Scenario } from '../../../../api/client.ts';
import { download, pathOf } from '../../../api.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useAction } from '../../../state/use-action.ts';
import { Button } from '../../../ui/button.tsx';
import { failureText } from '../../../ui/states.tsx';

const formats = ['pdf', 'docx', 'xlsx'] as const;
type Format = (typeof formats)[number];

/** The dossier of a scenario for a council's session, in the three forms councils work with. */
export function DossierButtons({ scenario }: { scenario: Scenario }) {
  const { t } = useWords();
  const organisationId = useOrganisation().id;
  const action = useAction();
  const [writing, setWriting] = useState<Format | null>(null);
  const take = async (format: Format) => {
    setWriting(format);
    const path = pathOf(organisationId, 'scenarios', scenario.id, 'dossier', format);
    await action.run(() => download(path, `${t('scenarios.dossier-file')}.${format}`));
    setWriting(null);
  };
  return (
    <section className="panel-stack">
      <h3>{t('scenarios.dossier')}</h3>
      <p className="soft small">{t('scenarios.dossier-what')}</p>
      <div className="scenario-row">
        {formats.map((format) => (
          <Button
            key={format}
            icon={<FileDown aria-hidden size={18} />}
            disabled={action.busy || scenario.position === 0}
            onClick={() => void take(format)}
          >
            {format.toUpperCase()}
          </Button>
        ))}
      </div>
      {writing && (
        <p className="small" role="status">
          {t('scenarios.dossier-writing', { format: writing.toUpperCase() })}
        </p>
      )}
      {action.failure && (
        <p className="field-error" role="alert">
          {failureText(action.failure, t)}
        </p>
      )}
    </section>
  );
}
