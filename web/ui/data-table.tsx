import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useWords } from '../state/organisation.tsx';
import { type SortOrder, sortRows } from './sort-rows.ts';

export interface Column<R> {
  id: string;
  head: string;
  /** Written in the head, never in the cells. */
  unit?: string;
  /** Right-aligned tabular figures. */
  figure?: boolean;
  /** What the column sorts by; null is unknown. */
  value: (row: R) => string | number | null;
  show?: (row: R) => ReactNode;
  total?: ReactNode;
}

interface DataTableProps<R> {
  caption: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  startOrder?: SortOrder;
  onRow?: (row: R) => void;
  selectedKey?: string | null;
  empty: ReactNode;
}

/** Of rows drawn only in sight: one line at a desk; on a phone up to three lines of a long name. */
const rowHeights = { desk: 41, phone: 62 };
/** Longer tables draw only the rows in sight. */
const drawAllUpTo = 150;

/** A sortable table: figures right-aligned, units in the head, unknown in words, totals at the foot. */
export function DataTable<R>(props: DataTableProps<R>) {
  const { columns, rows, rowKey } = props;
  const { language } = useWords();
  const [order, setOrder] = useState<SortOrder | null>(props.startOrder ?? null);
  const scroller = useRef<HTMLDivElement>(null);
  const [rowHeight] = useState(
    () => rowHeights[globalThis.matchMedia?.('(max-width: 899px)').matches ? 'phone' : 'desk'],
  );
  const sorted = useMemo(() => {
    const column = columns.find((c) => c.id === order?.column);
    return column && order ? sortRows(rows, column.value, order.descending, language) : rows;
  }, [rows, columns, order, language]);
  const few = sorted.length <= drawAllUpTo;
  const virtual = useVirtualizer({
    count: few ? 0 : sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  if (rows.length === 0) return <>{props.empty}</>;
  const window = virtual.getVirtualItems();
  const [from, to] = few ? [0, sorted.length] : [window[0]?.index ?? 0, (window.at(-1)?.index ?? -1) + 1];
  return (
    <div className={few ? 'table-scroller' : 'table-scroller long'} ref={scroller} tabIndex={few ? undefined : 0}>
      <table className="table" aria-rowcount={sorted.length + 1}>
        <caption className="visually-hidden">{props.caption}</caption>
        <TableHead columns={columns} order={order} onOrder={setOrder} />
        <tbody>
          <Spacer height={from * rowHeight} span={columns.length} />
          {sorted.slice(from, to).map((row, i) => (
            <TableRow key={rowKey(row)} row={row} index={from + i + 2} table={props} clamped={!few} />
          ))}
          <Spacer height={(sorted.length - to) * rowHeight} span={columns.length} />
        </tbody>
        {columns.some((column) => column.total !== undefined) && <TableFoot columns={columns} />}
      </table>
    </div>
  );
}

interface HeadProps<R> {
  columns: readonly Column<R>[];
  order: SortOrder | null;
  onOrder: (order: SortOrder) => void;
}

function TableHead<R>({ columns, order, onOrder }: HeadProps<R>) {
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const mine = order?.column === column.id;
          const Icon = mine && order.descending ? ArrowDown : ArrowUp;
          return (
            <th
              key={column.id}
              scope="col"
              className={column.figure ? 'figure' : undefined}
              aria-sort={mine ? (order.descending ? 'descending' : 'ascending') : 'none'}
            >
              <button
                type="button"
                onClick={() => onOrder({ column: column.id, descending: mine ? !order.descending : false })}
              >
                <span>
                  {column.head}
                  {column.unit && <span className="unit">{column.unit}</span>}
                </span>
                {mine && <Icon aria-hidden size={14} />}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

interface RowProps<R> {
  row: R;
  index: number;
  table: DataTableProps<R>;
  /** Its height is fixed: words that need more are cut. */
  clamped: boolean;
}

function TableRow<R>({ row, index, table, clamped }: RowProps<R>) {
  const { onRow } = table;
  const key = table.rowKey(row);
  return (
    <tr aria-rowindex={index} aria-selected={table.selectedKey === undefined ? undefined : key === table.selectedKey}>
      {table.columns.map((column, i) => {
        const cell = <CellContent column={column} row={row} />;
        const content = clamped && !column.figure ? <span className="clamped">{cell}</span> : cell;
        return (
          <td key={column.id} className={column.figure ? 'figure' : undefined}>
            {i === 0 && onRow ? (
              <button type="button" className="row-link" onClick={() => onRow(row)}>
                {content}
              </button>
            ) : (
              content
            )}
          </td>
        );
      })}
    </tr>
  );
}

function CellContent<R>({ column, row }: { column: Column<R>; row: R }) {
  const { t, n } = useWords();
  if (column.show) return <>{column.show(row)}</>;
  const value = column.value(row);
  if (value === null) return <span className="unknown">{t('common.unknown')}</span>;
  return <>{typeof value === 'number' ? n(value) : value}</>;
}

function TableFoot<R>({ columns }: { columns: readonly Column<R>[] }) {
  return (
    <tfoot>
      <tr>
        {columns.map((column) => (
          <td key={column.id} className={column.figure ? 'figure' : undefined}>
            {column.total}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

function Spacer({ height, span }: { height: number; span: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={span} style={{ blockSize: height, padding: 0, border: 0 }} />
    </tr>
  );
}
