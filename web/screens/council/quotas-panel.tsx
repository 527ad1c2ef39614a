import { type ClipboardEvent, useState } from 'react';
import type { Period, Quota } from '../../../api/client.ts';
import { asFailure } from '../../api.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import type { Call } from '../../state/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { Empty, failureText, Shown } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { saveQuotas } from './calls.ts';
import { type QuotaChange, readPastedQuotas, readSeats } from './paste-quotas.ts';
import { ProgrammesPanel } from './programmes-panel.tsx';
import { QuotaTable } from './quota-table.tsx';

interface QuotasPanelProps {
  period: Period;
  quotas: Call<{ quotas: Quota[] }>;
}

/** What each school may take. Changes gather first, are seen and can be taken back, and are saved together. */
export function QuotasPanel({ period, quotas }: QuotasPanelProps) {
  const { t } = useWords();
  return (
    <Shown call={quotas} lines={10}>
      {(answer) =>
        answer.quotas.length === 0 ? (
          <Empty title={t('council.quotas-empty')}>{t('council.quotas-empty.next')}</Empty>
        ) : (
          <div className="stack">
            <QuotaEditor period={period} rows={answer.quotas} onSaved={quotas.set} />
            <ProgrammesPanel period={period} quotas={answer.quotas} onSaved={quotas.set} />
          </div>
        )
      }
    </Shown>
  );
}

interface QuotaEditorProps {
  period: Period;
  rows: readonly Quota[];
  onSaved: (answer: { quotas: Quota[] }) => void;
}

function QuotaEditor({ period, rows, onSaved }: QuotaEditorProps) {
  const { t, n } = useWords();
  const organisationId = useOrganisation().id;
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const write = (changes: readonly { schoolId: string; text: string }[]) => {
    const before = typed;
    setTyped(new Map([...typed, ...changes.map((c) => [c.schoolId, c.text] as const)]));
    return () => setTyped(before);
  };
  const paste = (event: ClipboardEvent, index: number) => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const pasted = readPastedQuotas(text, rows, index);
    const undo = write(
      pasted.changes.map(({ schoolId, seats }) => ({ schoolId, text: seats === null ? '' : `${seats}` })),
    );
    showToast(t('council.quotas-pasted', { count: n(pasted.changes.length, 0) }), undo);
    const strange = [...pasted.unknown, ...pasted.wrong];
    if (strange.length > 0) showToast(t('council.paste-unknown', { codes: strange.slice(0, 5).join(', ') }));
  };
  const changed = changesOf(rows, typed);
  const save = async () => {
    try {
      onSaved(await saveQuotas(organisationId, period.id, changed.changes));
      setTyped(new Map());
      showToast(t('council.quotas-saved', { count: n(changed.changes.length, 0) }));
    } catch (error) {
      showToast(failureText(asFailure(error), t));
    }
  };
  return (
    <div className="stack">
      <p className="soft">{t('council.quotas-what')}</p>
      <QuotaTable rows={rows} typed={typed} wrong={changed.wrong} onType={write} onPaste={paste} />
      {changed.changes.length + changed.wrong.size > 0 && (
        <div className="save-bar">
          <span>{t('council.quota-changed', { count: n(changed.changes.length, 0) })}</span>
          <Button onClick={() => setTyped(new Map())}>{t('council.rules-revert')}</Button>
          <Button look="main" disabled={changed.wrong.size > 0} onClick={() => void save()}>
            {t('common.save')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** What the typing amounts to: real changes, and the schools whose cell is not a seat count. */
function changesOf(rows: readonly Quota[], typed: ReadonlyMap<string, string>) {
  const changes: QuotaChange[] = [];
  const wrong = new Set<string>();
  for (const row of rows) {
    const text = typed.get(row.schoolId);
    if (text === undefined) continue;
    const seats = readSeats(text);
    if (seats === undefined) wrong.add(row.schoolId);
    else if (seats !== row.seats) changes.push({ schoolId: row.schoolId, seats });
  }
  return { changes, wrong };
}
