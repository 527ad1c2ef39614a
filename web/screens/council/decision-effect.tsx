import type { DecisionPreview } from '../../../api/client.ts';
import { useWords, type Words } from '../../state/organisation.tsx';

type Place = DecisionPreview['decided']['from'];

/** What a decision would do: to the child, to others, and how many stand where the child stands. */
export function DecisionEffect({ preview }: { preview: DecisionPreview }) {
  const words = useWords();
  const { t, n } = words;
  const { decided, others, othersCount, samePosition } = preview;
  const same =
    samePosition === null
      ? t('season.preview-same-unknown')
      : samePosition === 0
        ? t('season.preview-same-none')
        : t('season.preview-same', { count: n(samePosition, 0) });
  return (
    <section className="decision-effect wide" aria-label={t('season.preview-title')} role="status">
      <h4>{t('season.preview-title')}</h4>
      <p>
        {t('season.preview-own', {
          applicant: decided.applicantId,
          from: sayPlace(words, decided.from),
          to: sayPlace(words, decided.to),
        })}
      </p>
      <p>{othersCount === 0 ? t('season.preview-none') : t('season.preview-others', { count: n(othersCount, 0) })}</p>
      <ChangeList changes={others} count={othersCount} />
      <p>
        <b>{same}</b>
      </p>
      <p className="soft small">{t('season.preview-from')}</p>
    </section>
  );
}

/** Children whose school changes, one a line, and how many more there are. */
export function ChangeList({ changes, count }: { changes: DecisionPreview['others']; count: number }) {
  const words = useWords();
  const { t, n } = words;
  return (
    <>
      <ul className="small">
        {changes.map((each) => (
          <li key={each.applicantId} className={each.better ? undefined : 'worse'}>
            <b>{each.applicantId}</b>: {sayPlace(words, each.from)} → {sayPlace(words, each.to)},{' '}
            {t(each.better ? 'season.preview-better' : 'season.preview-worse')}
            {sayFarther(words, each.from, each.to)}
          </li>
        ))}
      </ul>
      {count > changes.length && (
        <p className="small">{t('season.preview-more', { count: n(count - changes.length, 0) })}</p>
      )}
    </>
  );
}

/** How much farther, or nearer, the child goes; nothing where one of the two ways is not known. */
function sayFarther({ t, metres }: Words, from: Place, to: Place): string {
  if (from?.metres == null || to?.metres == null || from.metres === to.metres) return '';
  const more = to.metres - from.metres;
  return ` · ${t(more > 0 ? 'season.preview-farther' : 'season.preview-nearer', { metres: metres(Math.abs(more)) })}`;
}

function sayPlace({ t, metres }: Words, place: Place): string {
  if (!place) return t('season.preview-nowhere');
  if (place.metres === null) return place.schoolName;
  return t('season.preview-place', { school: place.schoolName, metres: metres(place.metres) });
}
