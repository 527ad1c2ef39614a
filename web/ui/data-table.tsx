import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp, Maximize2 } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '../state/organisation.tsx';
import { Button } from './button.tsx';
import { Modal } from './modal.tsx';
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

/**
 * A sortable table: figures right-aligned, units in the head, unknown in words, totals at the foot. One too wide for its place keeps its
 * first column in sight, and at a desk can be seen whole over the screen.
 */
export function DataTable<R>(props: DataTableProps<R>) {
  const { t } = useWords();
  const [order, setOrder] = useState<SortOrder | null>(props.startOrder ?? null);
  const [cut, setCut] = useState(false);
  const [whole, setWhole] = useState(false);
  if (props.rows.length === 0) return <>{props.empty}</>;
  // What a row leads to stands beside the table.
  const leave = (row: R) => {
    setWhole(false);
    props.onRow?.(row);
  };
  return (
    <div className="data-table">
      {cut && (
        <div className="see-whole">
          <Button icon={<Maximize2 aria-hidden size={18} />} onClick={() => setWhole(true)}>
            {t('common.see-whole')}
          </Button>
        </div>
      )}
      <ScrolledTable table={props} order={order} onOrder={setOrder} onCut={setCut} />
      {whole && (
        <Modal look="whole-screen" title={props.caption} onClose={() => setWhole(false)}>
          <ScrolledTable table={{ ...props, onRow: props.onRow && leave }} order={order} onOrder={setOrder} />
        </Modal>
      )}
    </div>
  );
}

interface ScrolledTableProps<R> {
  table: DataTableProps<R>;
  order: SortOrder | null;
  onOrder: (order: SortOrder) => void;
  onCut?: (cut: boolean) => void;
}

function ScrolledTable<R>({ table, order, onOrder, onCut }: ScrolledTableProps<R>) {
  const { columns, rows, rowKey, caption } = table;
  const { language } = useWords();
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
  const cut = useCut(scroller, onCut);
  const window = virtual.getVirtualItems();
  const [from, to] = few ? [0, sorted.length] : [window[0]?.index ?? 0, (window.at(-1)?.index ?? -1) + 1];
  return (
    <div
      className={['table-scroller', !few && 'long', cut && 'cut'].filter(Boolean).join(' ')}
      ref={scroller}
      tabIndex={few ? undefined : 0}
    >
      <table className="table" aria-rowcount={sorted.length + 1}>
        <caption className="visually-hidden">{caption}</caption>
        <TableHead columns={columns} order={order} onOrder={onOrder} />
        <tbody>
          <Spacer height={from * rowHeight} span={columns.length} />
          {sorted.slice(from, to).map((row, i) => (
            <TableRow key={rowKey(row)} row={row} index={from + i + 2} table={table} clamped={!few} />
          ))}
          <Spacer height={(sorted.length - to) * rowHeight} span={columns.length} />
        </tbody>
        {columns.some((column) => column.total !== undefined) && <TableFoot columns={columns} />}
      </table>
    </div>
  );
}

/** Whether the table is wider than its place, as the place, the rows and the words change. */
function useCut(scroller: RefObject<HTMLDivElement | null>, onCut?: (cut: boolean) => void): boolean {
  const [cut, setCut] = useState(false);
  useEffect(() => {
    const place = scroller.current;
    if (!place) return;
    const measure = () => setCut(place.scrollWidth > place.clientWidth + 1);
    const observer = new ResizeObserver(measure);
    for (const each of [place, place.firstElementChild!]) observer.observe(each);
    measure();
    return () => observer.disconnect();
  }, [scroller]);
  useEffect(() => onCut?.(cut), [cut, onCut]);
  return cut;
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
