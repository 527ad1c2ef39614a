import type { FamilyReceipt } from '../../../api/client.ts';
import { useWords, type Words } from '../../state/organisation.tsx';

type Step = FamilyReceipt['explanation']['steps'][number];

interface SchoolStepProps {
  step: Step;
  /** Its place among the schools considered, from 1. */
  place: number;
  /** Other children who asked it in vain; null: a few. */
  others: number | null | undefined;
}

/** One school: its seats, where they ended and the child's own value side by side, why, and how many stand alike. No advice. */
export function SchoolStep({ step, place, others }: SchoolStepProps) {
  const words = useWords();
  const { t, n, metres } = words;
  const refused = step.outcome === 'seats-ended';
  /** Of one group with the last child admitted, the group says nothing: the words below name it once. */
  const apart = step.lastGroup !== step.own.group;
  /** What decided stands first: metres say nothing where groups differ. */
  const byGroup = step.decidedBy === 'group' && step.lastGroup !== null && step.own.group !== null;
  const compared = refused && step.lastMetres !== null;
  const alike =
    refused && others !== undefined
      ? others === null
        ? t('family.others-few')
        : t('family.others-alike', { count: n(others, 0) })
      : null;
  const soft = [sayWhy(words, step), alike].filter((part) => part !== null).join(' ');
  return (
    <li className={`family-step ${step.outcome}`}>
      <p className="family-school">
        <b>
          {n(place, 0)}. {step.schoolName}
        </b>
      </p>
      {compared ? (
        <dl className="family-values figures">
          <Value name={t('family.seats-short')} value={n(step.seats, 0)} />
          <Value
            name={t('family.ended-short')}
            {...valueBeside(words, byGroup, apart, step.lastGroup, sayWay(words, step.lastMetres, step.lastSeconds))}
          />
          <Value
            name={t('family.own-short')}
            {...valueBeside(words, byGroup, apart, step.own.group, sayWay(words, step.own.metres, step.own.seconds), [
              step.decidedBy === 'lottery' && step.own.lottery !== null
                ? t('family.value.lottery', { number: step.own.lottery })
                : null,
            ])}
            own
          />
        </dl>
      ) : (
        <p className="family-outcome">
          {t(`family.${step.outcome}`)}{' '}
          <span className="soft figures">{t('family.seats', { seats: n(step.seats, 0) })}</span>
        </p>
      )}
      {refused && step.withinUncertainty && step.uncertaintyMetres !== null && (
        <p className="small">{t('family.uncertain', { metres: metres(step.uncertaintyMetres) })}</p>
      )}
      {soft && <p className="soft small">{soft}</p>}
    </li>
  );
}

/** Group and way of one child: the deciding one large, the other small beside it, and whatever else decided. */
function valueBeside(
  words: Words,
  byGroup: boolean,
  apart: boolean,
  group: string | null,
  way: string,
  others: readonly (string | null)[] = [],
): Pick<ValueProps, 'value' | 'more'> {
  const said = apart ? sayGroup(words, group) : null;
  const [value, beside] = byGroup && said !== null ? [said, way] : [way, said];
  return { value, more: [beside, ...others].filter((part) => part !== null).join(', ') };
}

interface ValueProps {
  name: string;
  value: string;
  more?: string | null;
  /** The child's own. */
  own?: boolean;
}

function Value({ name, value, more, own = false }: ValueProps) {
  return (
    <div className={own ? 'own' : undefined}>
      <dt>{name}</dt>
      <dd>
        {value} {more && <span className="small">{more}</span>}
      </dd>
    </div>
  );
}

/** Why it went as it did: in a few words where the two values stand side by side, else the rule's own sentence. */
function sayWhy({ t, code }: Words, { outcome, decidedBy, lastMetres, lastGroup, own }: Step): string | null {
  if (!decidedBy || (outcome !== 'seats-ended' && outcome !== 'admitted')) return null;
  if (outcome === 'seats-ended' && lastMetres !== null && decidedBy === 'distance' && own.group !== null)
    if (lastGroup === own.group) return t('family.why-short.same-group', { group: own.group });
  const short = `family.why-short.${decidedBy}`;
  const said = code(short);
  return outcome === 'seats-ended' && lastMetres !== null && said !== short ? said : code(`reasons.${decidedBy}`);
}

/** The way to the school: in minutes where the rules go by them, its metres beside. */
function sayWay({ t, metres, n }: Words, length: number | null, seconds: number | null): string {
  if (length === null) return t('family.value.unknown');
  if (seconds === null) return metres(length);
  const time = { minutes: n(Math.floor(seconds / 60), 0), seconds: n(seconds % 60, 0) };
  return `${t('family.value.time', time)} · ${metres(length)}`;
}

function sayGroup({ t }: Words, group: string | null): string | null {
  return group === null ? null : t('family.value.group', { group });
}
