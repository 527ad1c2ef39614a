import './published.css';
import { Download } from 'lucide-react';
import type { Period } from '../../../api/client.ts';
import { Link } from '../../state/navigation.tsx';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useCall } from '../../state/use-call.ts';
import { useTitle } from '../../state/use-title.ts';
import { council } from '../../text/council.ts';
import { family } from '../../text/family.ts';
import { published } from '../../text/published.ts';
import { rules } from '../../text/rules.ts';
import { registerWords } from '../../text/say.ts';
import { season } from '../../text/season.ts';
import { LevelMark } from '../../ui/level-mark.tsx';
import { Empty, Shown } from '../../ui/states.tsx';
import { SyntheticStamp } from '../../ui/synthetic-stamp.tsx';
import { listDraws, listPeriods, listPublications } from './calls.ts';
import { DrawOfPeriod } from './draw-of-period.tsx';
import { VersionOfResult } from './version-of-result.tsx';

registerWords({ published, season, rules, council, family });

/** What an enrolment council has sealed, drawn and published, for whoever wants to watch it or check it. */
export function PublishedScreen() {
  const { t } = useWords();
  const { id } = useOrganisation();
  const periods = useCall(id, (signal) => listPeriods(id, signal));
  useTitle(t('published.title'));
  return (
    <article className="published">
      <header>
        <h1>{t('published.title')}</h1>
        <p>{t('published.what')}</p>
      </header>
      <Shown call={periods} lines={8}>
        {(answer) =>
          answer.periods.length === 0 ? (
            <Empty title={t('published.empty')}>{t('published.empty.next')}</Empty>
          ) : (
            answer.periods.map((period) => <PublishedPeriod key={period.id} period={period} />)
          )
        }
      </Shown>
      <HowToCheck />
    </article>
  );
}

function PublishedPeriod({ period }: { period: Period }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const draws = useCall(`${id} ${period.id}`, (signal) => listDraws(id, period.id, signal));
  const publications = useCall(`${id} ${period.id}`, (signal) => listPublications(id, period.id, signal));
  return (
    <section className="published-period" aria-labelledby={`period-${period.id}`}>
      <h2 id={`period-${period.id}`}>
        <LevelMark level={period.level} /> {period.name} {period.synthetic && <SyntheticStamp />}
      </h2>
      <Shown call={draws} lines={3}>
        {(answer) => <DrawOfPeriod draws={answer.draws} />}
      </Shown>
      <Shown call={publications} lines={2}>
        {({ publications: list }) => (
          <>
            <h3>{t('published.versions')}</h3>
            {list.length === 0 && <p className="soft">{t('published.no-version')}</p>}
            <ul className="plain-list published-versions">
              {list.map((publication, i) => (
                <VersionOfResult key={publication.id} publication={publication} inForce={i === 0} />
              ))}
            </ul>
          </>
        )}
      </Shown>
    </section>
  );
}

/** Three things anyone can do with the file, without asking anybody. */
function HowToCheck() {
  const { t } = useWords();
  const { id: organisationId } = useOrganisation();
  return (
    <section className="published-check">
      <h2>{t('published.check-title')}</h2>
      <ol>
        <li>{t('published.check-file')}</li>
        <li>
          {t('published.check-page')}{' '}
          <a className="button" href="/check-result.html" download>
            <Download aria-hidden size={18} /> {t('family.proof-file')}
          </a>
        </li>
        <li>{t('published.check-codes')}</li>
      </ol>
      <p>
        <Link to={{ room: 'look', organisationId, schoolId: null, receipt: true }}>{t('published.own')}</Link>
      </p>
    </section>
  );
}
