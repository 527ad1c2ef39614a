import { shareOfSeats } from '#engines/assignment/share-of-seats.ts';
import type { PeriodColumns, Quota } from '../../../../api/client.ts';
import { useWords, type Words } from '../../../state/organisation.tsx';
import { Field } from '../../../ui/field.tsx';
import { sayReserve } from '../../../ui/reserve-sentence.ts';
import type { WrittenReserve } from '../rules.ts';
import { ColumnField } from './column-field.tsx';
import { type Fault, faultAt } from './faults.ts';
import { NumberField } from './number-field.tsx';

export interface ReserveFormProps {
  reserve: WrittenReserve;
  /** Where it stands in the rules: `reserves[0]`. */
  path: string;
  /** Names of the reserves after it, to which it may pass seats on. */
  later: readonly string[];
  quotas: readonly Quota[];
  columns: PeriodColumns | null;
  faults: readonly Fault[];
  onEdit: (reserve: WrittenReserve) => void;
}

/** One line of reserved seats: its name, where, how many, for whom and what becomes of the rest, said back in a sentence and an example. */
export function ReserveForm(props: ReserveFormProps) {
  const { reserve, path, faults, quotas, onEdit } = props;
  const words = useWords();
  const { t } = words;
  const own = faults.filter((fault) => fault.path.startsWith(path));
  return (
    <>
      <div className="reserve-fields">
        <Field
          label={t('ruleEditor.reserve-name')}
          hint={t('ruleEditor.reserve-name.hint')}
          error={faultAt(words, own, [`${path}.name`], t('ruleEditor.fault.empty'))}
        >
          {(control) => (
            <input
              {...control}
              className="input"
              value={reserve.name}
              onChange={(event) => onEdit({ ...reserve, name: event.target.value })}
            />
          )}
        </Field>
        <Field
          label={t('ruleEditor.reserve-where')}
          error={faultAt(words, own, [`${path}.school`], t('ruleEditor.fault.empty'))}
        >
          {(control) => (
            <select
              {...control}
              className="input"
              value={reserve.school ?? '*'}
              onChange={(event) => onEdit(without({ ...reserve, school: event.target.value }, 'school', '*'))}
            >
              <option value="*">{t('ruleEditor.reserve-every')}</option>
              {quotas.map(({ schoolId, schoolName }) => (
                <option key={schoolId} value={schoolId}>
                  {schoolName}
                </option>
              ))}
            </select>
          )}
        </Field>
        <SizeFields {...props} faults={own} />
        <WhomFields {...props} faults={own} />
        <RestField {...props} faults={own} />
      </div>
      {own.length === 0 && (
        <div className="reserve-said small">
          <p>
            <b>
              {sayReserve(words, reserve, (id) => quotas.find(({ schoolId }) => schoolId === id)?.schoolName ?? id)}
            </b>
          </p>
          <p className="soft">{sayExample(words, reserve)}</p>
        </div>
      )}
    </>
  );
}

function SizeFields({ reserve, path, faults, onEdit }: ReserveFormProps) {
  const words = useWords();
  const { t } = words;
  const { share, seats, ...rest } = reserve;
  const inSeats = share === undefined && seats !== undefined;
  return (
    <>
      <Field label={t('ruleEditor.reserve-unit')}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={inSeats ? 'seats' : 'share'}
            onChange={(event) =>
              onEdit(event.target.value === 'seats' ? { ...rest, seats: 10 } : { ...rest, share: 0.1 })
            }
          >
            <option value="share">{t('ruleEditor.reserve-unit.share')}</option>
            <option value="seats">{t('ruleEditor.reserve-unit.seats')}</option>
          </select>
        )}
      </Field>
      <NumberField
        key={inSeats ? 'seats' : 'share'}
        label={t('ruleEditor.reserve-size')}
        percent={!inSeats}
        error={faultAt(
          words,
          faults,
          [`${path}.share`, `${path}.seats`, `${path}.size`],
          t(inSeats ? 'ruleEditor.fault.whole' : 'ruleEditor.fault.percent'),
        )}
        value={inSeats ? seats : share}
        onValue={(next) => onEdit(inSeats ? { ...rest, seats: next ?? '' } : { ...rest, share: next ?? '' })}
      />
    </>
  );
}

function WhomFields({ reserve, path, columns, faults, onEdit }: ReserveFormProps) {
  const words = useWords();
  const { t } = words;
  const { value, matchesSchool, ...rest } = reserve;
  const bySchool = matchesSchool !== undefined;
  const known = columns?.applicants.find(({ name }) => name === reserve.attribute)?.values ?? [];
  return (
    <>
      <ColumnField
        label={t('ruleEditor.reserve-column')}
        error={faultAt(words, faults, [`${path}.attribute`], t('ruleEditor.fault.empty'))}
        value={reserve.attribute}
        columns={columns?.applicants.map(({ name }) => name) ?? null}
        missing={t('ruleEditor.column-missing')}
        onValue={(attribute) => onEdit({ ...reserve, attribute })}
      />
      <Field label={t('ruleEditor.reserve-match')}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={bySchool ? 'school' : 'value'}
            onChange={(event) =>
              onEdit(
                event.target.value === 'school'
                  ? { ...rest, matchesSchool: 'commune_code' }
                  : { ...rest, value: known[0] ?? '' },
              )
            }
          >
            <option value="value">{t('ruleEditor.reserve-match.value')}</option>
            <option value="school">{t('ruleEditor.reserve-match.school')}</option>
          </select>
        )}
      </Field>
      {bySchool ? (
        <ColumnField
          label={t('ruleEditor.reserve-school-column')}
          error={faultAt(words, faults, [`${path}.matchesSchool`, `${path}.match`], t('ruleEditor.fault.empty'))}
          value={matchesSchool}
          columns={columns?.schools ?? null}
          missing={t('ruleEditor.school-column-missing')}
          onValue={(column) => onEdit({ ...rest, matchesSchool: column })}
        />
      ) : (
        <Field
          label={t('ruleEditor.reserve-value')}
          hint={known.length > 0 ? t('ruleEditor.values-found', { values: known.join(', ') }) : undefined}
          error={faultAt(words, faults, [`${path}.value`, `${path}.match`], t('ruleEditor.fault.empty'))}
        >
          {(control) => (
            <input
              {...control}
              className="input"
              value={String(value ?? '')}
              onChange={(event) => onEdit({ ...rest, value: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}

const staysEmpty = ' stays empty';

function RestField({ reserve, path, later, faults, onEdit }: ReserveFormProps) {
  const words = useWords();
  const { t } = words;
  const { kind, passesTo, ...rest } = reserve;
  const chosen = kind === 'hard' ? staysEmpty : (passesTo ?? 'open');
  const names = [...new Set([...later, ...(passesTo && passesTo !== 'open' ? [passesTo] : [])])].filter(
    (name) => name !== '' && name !== 'open',
  );
  const choose = (next: string) => {
    if (next === staysEmpty) return onEdit({ ...rest, kind: 'hard' });
    onEdit(next === 'open' ? { ...rest, kind: 'soft' } : { ...rest, kind: 'soft', passesTo: next });
  };
  return (
    <Field
      label={t('ruleEditor.reserve-rest')}
      error={faultAt(words, faults, [`${path}.passesTo`], t('ruleEditor.fault.empty'))}
    >
      {(control) => (
        <select {...control} className="input" value={chosen} onChange={(event) => choose(event.target.value)}>
          <option value="open">{t('ruleEditor.reserve-rest.open')}</option>
          {names.map((name) => (
            <option key={name} value={name}>
              {t('ruleEditor.reserve-rest.to', { name })}
            </option>
          ))}
          <option value={staysEmpty}>{t('ruleEditor.reserve-rest.hard')}</option>
        </select>
      )}
    </Field>
  );
}

/** A school of a hundred seats (more where the seats kept are more), of which two thirds of those kept find a child. */
function sayExample({ t, n }: Words, { share, seats, kind, passesTo = 'open' }: WrittenReserve): string {
  const total = Math.max(100, Math.ceil(Number(seats ?? 0) * 1.25));
  const kept = share === undefined ? Number(seats) : shareOfSeats(String(share), total);
  const asked = Math.floor((kept * 2) / 3);
  const rest = kind === 'hard' ? 'hard' : passesTo === 'open' ? 'open' : 'to';
  return t(`ruleEditor.reserve-example.${rest}`, {
    ...{ total: n(total, 0), kept: n(kept, 0), asked: n(asked, 0), left: n(kept - asked, 0) },
    name: passesTo,
  });
}

/** The reserve without an entry that says what its absence says. */
function without(reserve: WrittenReserve, entry: 'school', blank: string): WrittenReserve {
  const { [entry]: value, ...rest } = reserve;
  return value === blank ? rest : reserve;
}
