import './school-results.css';
import { ArrowLeft, Download } from 'lucide-react';
import type { SchoolResult } from '../../../api/client.ts';
import { go } from '../../state/navigation.tsx';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useCall } from '../../state/use-call.ts';
import { useTitle } from '../../state/use-title.ts';
import { results } from '../../text/results.ts';
import { rules } from '../../text/rules.ts';
import { registerWords } from '../../text/say.ts';
import { Button } from '../../ui/button.tsx';
import { Empty, Shown } from '../../ui/states.tsx';
import { getSchool, listSchoolResults, resultsFile } from './calls.ts';
import { LastByYear } from './last-by-year.tsx';
import { lastOfYears } from './last-of-years.ts';
import { YearOfSchool } from './year-of-school.tsx';

registerWords({ results, rules });

/** What came of every published period at one school. The page keeps its address as long as the publications are kept. */
export function SchoolResultsScreen({ schoolId }: { schoolId: string }) {
  const { t } = useWords();
  const { id: organisationId } = useOrganisation();
  const years = useCall(`${organisationId} ${schoolId}`, (signal) =>
    listSchoolResults(organisationId, schoolId, signal),
  );
  // A school that is gone keeps the name it was published under.
  const card = useCall(`${organisationId} ${schoolId}`, (signal) => getSchool(organisationId, schoolId, signal));
  const name = card.value?.name ?? years.value?.results[0]?.schoolName ?? '';
  useTitle(name ? `${name} · ${t('results.title')}` : t('results.title'));
  return (
    <article className="school-results">
      <Button
        look="quiet"
        className="no-print"
        icon={<ArrowLeft aria-hidden size={18} />}
        onClick={() => go({ room: 'look', organisationId, schoolId })}
      >
        {t('results.back')}
      </Button>
      <header>
        <p className="soft">{t('results.title')}</p>
        <h1>{name || t('results.title')}</h1>
        <p>{t('results.what')}</p>
      </header>
      <Shown call={years} lines={8}>
        {(answer) => <Years results={answer.results} file={resultsFile(organisationId, schoolId)} />}
      </Shown>
    </article>
  );
}

function Years({ results, file }: { results: readonly SchoolResult[]; file: string }) {
  const { t } = useWords();
  if (results.length === 0) return <Empty title={t('results.empty')}>{t('results.empty.next')}</Empty>;
  const series = lastOfYears(results);
  return (
    <>
      <p className="notice small">{t('results.past-not-next')}</p>
      {series.length > 1 && <LastByYear series={series} />}
      {results.map((result) => (
        <YearOfSchool key={result.periodId} result={result} />
      ))}
      <p className="school-results-foot no-print">
        <a className="button" href={file} download>
          <Download aria-hidden size={18} /> {t('results.save')}
        </a>
        <Button onClick={() => window.print()}>{t('results.print')}</Button>
      </p>
      <p className="soft small">{t('results.hidden-why')}</p>
    </>
  );
}
