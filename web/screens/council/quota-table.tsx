import { type ClipboardEvent, type KeyboardEvent, memo } from 'react';
import type { Quota } from '../../../api/client.ts';
import { useWords } from '../../state/organisation.tsx';
import { readSeats } from './paste-quotas.ts';

interface QuotaTableProps {
  rows: readonly Quota[];
  typed: ReadonlyMap<string, string>;
  wrong: ReadonlySet<string>;
  onType: (changes: { schoolId: string; text: string }[]) => void;
  onPaste: (event: ClipboardEvent, index: number) => void;
}

/** Seats in a column of cells, as in a spreadsheet: Enter and the arrows move up and down, paste fills. */
export function QuotaTable({ rows, typed, wrong, onType, onPaste }: QuotaTableProps) {
  const { t, n } = useWords();
  const now = rows.map((row) => {
    const text = typed.get(row.schoolId);
    return text === undefined ? row.seats : (readSeats(text) ?? null);
  });
  const known = now.filter((seats) => seats !== null);
  const total = known.reduce((sum, seats) => sum + seats, 0);
  return (
    <div className="table-scroller quota-scroller">
      <table className="table">
        <caption className="visually-hidden">{t('council.tab.quotas')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('common.school')}</th>
            <th scope="col" className="quota-commune">
              {t('common.commune')}
            </th>
            <th scope="col" className="figure">
              {t('common.seats')}
            </th>
          </tr>
        </thead>
        <tbody onKeyDown={moveBetweenCells}>
          {rows.map((row, index) => (
            <QuotaRow
              key={row.schoolId}
              row={row}
              whole={rows.find(({ schoolId }) => schoolId === row.programmeOf)?.schoolName ?? null}
              index={index}
              text={typed.get(row.schoolId) ?? (row.seats === null ? '' : String(row.seats))}
              changed={typed.has(row.schoolId)}
              wrong={wrong.has(row.schoolId)}
              onType={onType}
              onPaste={onPaste}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>
              {known.length === rows.length
                ? t('common.total')
                : t('council.quotas-total', { unknown: n(rows.length - known.length, 0) })}
            </td>
            <td className="quota-commune" />
            <td className="figure">{n(total, 0)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

interface QuotaRowProps extends Pick<QuotaTableProps, 'onType' | 'onPaste'> {
  row: Quota;
  /** Name of the school it is a programme of. */
  whole: string | null;
  index: number;
  text: string;
  changed: boolean;
  wrong: boolean;
}

const QuotaRow = memo(function QuotaRow({ row, whole, index, text, changed, wrong, onType, onPaste }: QuotaRowProps) {
  const { t } = useWords();
  return (
    <tr className={changed ? 'changed' : undefined}>
      <th scope="row">
        {row.schoolName}
        <span className="soft small quota-under">{row.communeName}</span>
        {whole && <span className="soft small quota-programme">{t('council.programme-of', { school: whole })}</span>}
      </th>
      <td className="soft quota-commune">{row.communeName ?? t('common.unknown')}</td>
      <td className="figure">
        <input
          className="quota-cell"
          inputMode="numeric"
          aria-label={t('council.quota-of', { school: row.schoolName })}
          aria-invalid={wrong}
          title={wrong ? t('council.quota-wrong') : undefined}
          placeholder={t('common.unknown')}
          value={text}
          onChange={(event) => onType([{ schoolId: row.schoolId, text: event.target.value }])}
          onPaste={(event) => onPaste(event, index)}
          onFocus={(event) => event.target.select()}
        />
      </td>
    </tr>
  );
});

function moveBetweenCells(event: KeyboardEvent<HTMLElement>): void {
  const steps: Record<string, number> = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 };
  const step = steps[event.key];
  if (!step) return;
  const cells = [...event.currentTarget.querySelectorAll<HTMLInputElement>('.quota-cell')];
  const next = cells[cells.indexOf(event.target as HTMLInputElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
