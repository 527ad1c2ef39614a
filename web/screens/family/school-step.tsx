import type { FamilyReceipt } from '../../../api/client.ts';
import { useWords, type Words } from '../../state/organisation.tsx';

type Step = FamilyReceipt['explanation']['steps'][number];

/** One school: its seats, where they ended, the child's own value, and how many stand alike. No advice. */
export function SchoolStep({ step, others }: { step: Step; others: number | null | undefined }) {
  const words = useWords();
  const { t, code, n, metres } = words;
  const refused = step.outcome === 'seats-ended';
  const reason = step.decidedBy && (refused || step.outcome === 'admitted') ? code(`reasons.${step.decidedBy}`) : null;
  const alike =
    refused && others !== undefined
      ? others === null
        ? t('family.others-few')
        : t('family.others-alike', { count: n(others, 0) })
      : null;
  const soft = [reason, alike].filter((part) => part !== null).join(' ');
  return (
    <li className={`family-step ${step.outcome}`}>
      <p>
        <b>{step.schoolName}</b> · <span className="figures">{t('family.seats', { seats: n(step.seats, 0) })}</span>
      </p>
      {refused && step.lastMetres !== null ? (
        <p className="family-outcome figures">
          {t('family.ended-at', {
            last: sayValues(words, step.lastMetres, step.lastGroup, null),
            own: sayValues(
              words,
              step.own.metres,
              step.own.group,
              step.decidedBy === 'lottery' ? step.own.lottery : null,
            ),
          })}
        </p>
      ) : (
        <p className="family-outcome">{t(`family.${step.outcome}`)}</p>
      )}
      {refused && step.withinUncertainty && step.uncertaintyMetres !== null && (
        <p className="small">{t('family.uncertain', { metres: metres(step.uncertaintyMetres) })}</p>
      )}
      {soft && <p className="soft small">{soft}</p>}
    </li>
  );
}

/** "nhóm 1, 1.240 m": only what is known. */
function sayValues({ t, metres }: Words, own: number | null, group: string | null, lottery: string | null): string {
  const parts = [
    group === null ? '' : t('family.value.group', { group }),
    own === null ? '' : t('family.value.metres', { metres: metres(own) }),
    lottery === null ? '' : t('family.value.lottery', { number: lottery }),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : t('family.value.unknown');
}
