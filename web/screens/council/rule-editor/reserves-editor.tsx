import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import type { PeriodColumns, Quota } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { Button } from '../../../ui/button.tsx';
import { moved, type Rules, type WrittenReserve } from '../rules.ts';
import { type Fault, sayFault } from './faults.ts';
import { ReserveForm } from './reserve-form.tsx';

interface ReservesEditorProps {
  rules: Rules;
  quotas: readonly Quota[];
  columns: PeriodColumns | null;
  faults: readonly Fault[];
  onChange: (rules: Rules) => void;
}

/** Seats kept for a group or an area, in the order in which they are filled. */
export function ReservesEditor({ rules, quotas, columns, faults, onChange }: ReservesEditorProps) {
  const { t, code } = useWords();
  const reserves = rules.reserves ?? [];
  const write = (next: WrittenReserve[]) => onChange({ ...rules, reserves: next });
  const add = () =>
    write([
      ...reserves,
      { name: freeName(reserves, (number) => t('ruleEditor.reserve-new-name', { number })), ...begin(columns) },
    ]);
  const ofAll = faults.filter(
    ({ path, code: fault }) =>
      (path === 'reserves[0]' && fault.endsWith('-first')) || fault === 'rules-least-distance-reserves',
  );
  return (
    <section className="stack">
      <h3>{t('council.reserves-title')}</h3>
      <p className="soft">{t(reserves.length > 0 ? 'council.reserves-what' : 'ruleEditor.reserve-none')}</p>
      {ofAll.map((fault) => (
        <p key={fault.code} className="field-error small" role="alert">
          {sayFault({ code }, fault)}
        </p>
      ))}
      <ol className="criteria">
        {reserves.map((reserve, index) => (
          <ReserveLine
            // biome-ignore lint/suspicious/noArrayIndexKey: a name changes while it is typed; the place is what a line is
            key={index}
            reserve={reserve}
            index={index}
            reserves={reserves}
            quotas={quotas}
            columns={columns}
            faults={faults}
            onWrite={write}
          />
        ))}
      </ol>
      <p>
        <Button icon={<Plus aria-hidden size={18} />} onClick={add}>
          {t('ruleEditor.reserve-add')}
        </Button>
      </p>
    </section>
  );
}

interface ReserveLineProps extends Pick<ReservesEditorProps, 'quotas' | 'columns' | 'faults'> {
  reserve: WrittenReserve;
  index: number;
  reserves: readonly WrittenReserve[];
  onWrite: (reserves: WrittenReserve[]) => void;
}

/** One line with its form, and buttons that move it or take it away. */
function ReserveLine({ reserve, index, reserves, onWrite, ...form }: ReserveLineProps) {
  const { t, n } = useWords();
  const { name } = reserve;
  return (
    <li className="criterion">
      <span className="criterion-rank figures">{n(index + 1, 0)}</span>
      <div className="criterion-body">
        <ReserveForm
          {...form}
          reserve={reserve}
          path={`reserves[${index}]`}
          later={reserves.slice(index + 1).map((other) => other.name)}
          onEdit={(next) => onWrite(reserves.map((other, i) => (i === index ? next : other)))}
        />
      </div>
      <Button
        look="quiet"
        iconOnly
        icon={<ArrowUp aria-hidden size={18} />}
        disabled={index === 0}
        onClick={() => onWrite(moved(reserves, index, -1))}
      >
        {t('ruleEditor.reserve-up', { name })}
      </Button>
      <Button
        look="quiet"
        iconOnly
        icon={<ArrowDown aria-hidden size={18} />}
        disabled={index === reserves.length - 1}
        onClick={() => onWrite(moved(reserves, index, 1))}
      >
        {t('ruleEditor.reserve-down', { name })}
      </Button>
      <Button
        look="quiet"
        iconOnly
        icon={<X aria-hidden size={18} />}
        onClick={() => onWrite(reserves.filter((_, i) => i !== index))}
      >
        {t('ruleEditor.reserve-remove', { name })}
      </Button>
    </li>
  );
}

/** A first line: a tenth of the seats for the first group the dossiers know. */
function begin(columns: PeriodColumns | null): Omit<WrittenReserve, 'name'> {
  const grouped = columns?.applicants.find(({ name, values }) => name === 'group' && values && values.length > 0);
  return { attribute: 'group', value: grouped?.values?.[0] ?? '1', share: 0.1, kind: 'soft' };
}

function freeName(reserves: readonly WrittenReserve[], nameOf: (number: number) => string): string {
  for (let number = reserves.length + 1; ; number++)
    if (!reserves.some(({ name }) => name === nameOf(number))) return nameOf(number);
}
