import type { SchoolResult } from '../../../api/client.ts';
import { Link } from '../../state/navigation.tsx';
import { useOrganisation, useWords, type Words } from '../../state/organisation.tsx';
import { useCall } from '../../state/use-call.ts';
import { listSchoolResults } from './calls.ts';

/** One sentence of the last published period, and the way to all of them; nothing while nothing is published. */
export function PastEnrolment({ schoolId }: { schoolId: string }) {
  const words = useWords();
  const { t } = words;
  const { id: organisationId } = useOrganisation();
  const past = useCall(`${organisationId} ${schoolId}`, (signal) =>
    listSchoolResults(organisationId, schoolId, signal),
  );
  const last = past.value?.results[0];
  // The card stands without it: a failure here is told on the page of results itself.
  if (!last) return null;
  return (
    <section>
      <h2>{t('parents.past-title')}</h2>
      <p className="figures">{sayLast(words, last)}</p>
      <p>
        <Link to={{ room: 'look', organisationId, schoolId, results: true }}>{t('parents.past-more')}</Link>
      </p>
    </section>
  );
}

function sayLast({ t, n, metres }: Words, { schoolYear, asked, seats, placed, groups }: SchoolResult): string {
  const said = { year: schoolYear.replace('-', '–'), asked: n(asked, 0), seats: n(seats, 0) };
  const last = groups.find(({ name }) => name === 'open')?.lastMetres ?? null;
  if (last !== null) return t('parents.past-full', { ...said, last: metres(last) });
  return t(placed < seats ? 'parents.past-left' : 'parents.past-plain', said);
}
