import { FileDown } from 'lucide-react';
import { useState } from 'react';
import type { DossierProgress, Scenario } from '../../../../api/client.ts';
import { call, download, pathOf } from '../../../api.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useAction } from '../../../state/use-action.ts';
import { useCall } from '../../../state/use-call.ts';
import { Button } from '../../../ui/button.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { failureText } from '../../../ui/states.tsx';

const formats = ['pdf', 'docx', 'xlsx'] as const;
type Format = (typeof formats)[number];

/** The dossier of a scenario for a council's session, in the three forms councils work with. */
export function DossierButtons({ scenario }: { scenario: Scenario }) {
  const { t } = useWords();
  const organisationId = useOrganisation().id;
  const action = useAction();
  const [writing, setWriting] = useState<{ format: Format; ticket: string } | null>(null);
  const take = async (format: Format) => {
    const ticket = crypto.randomUUID();
    setWriting({ format, ticket });
    const path = pathOf(organisationId, 'scenarios', scenario.id, 'dossier', format);
    await action.run(() => download(`${path}?ticket=${ticket}`, `${t('scenarios.dossier-file')}.${format}`));
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
      {writing && <Writing {...writing} />}
      {action.failure && (
        <p className="field-error" role="alert">
          {failureText(action.failure, t)}
        </p>
      )}
    </section>
  );
}

/** Where each step stands on the bar. */
const spans: Record<DossierProgress['step'], [from: number, to: number]> = {
  figures: [0.05, 0.5],
  pages: [0.5, 0.85],
  file: [0.85, 1],
};

function Writing({ format, ticket }: { format: Format; ticket: string }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const told = useCall(
    `${id} ${ticket}`,
    (signal) => call<{ progress: DossierProgress | null }>(pathOf(id, 'dossiers', 'progress', ticket), { signal }),
    1,
  );
  const { step, done, all } = told.value?.progress ?? { step: 'figures' as const, done: 0, all: 1 };
  const [from, to] = spans[step];
  const params = { format: format.toUpperCase(), page: done + 1, all };
  return <Progress share={from + (done / all) * (to - from)} step={t(`scenarios.dossier-writing.${step}`, params)} />;
}
