import { ArrowLeft } from 'lucide-react';
import type { Capacity, Level, ReachableSchool, SchoolCard } from '../../../api/client.ts';
import { go, Link } from '../../state/navigation.tsx';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { Button } from '../../ui/button.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { Shown } from '../../ui/states.tsx';
import { SyntheticStamp } from '../../ui/synthetic-stamp.tsx';
import type { Home } from './home.ts';
import type { LookCalls } from './look-screen.tsx';
import { PastEnrolment } from './past-enrolment.tsx';
import { RouteInWords } from './route-in-words.tsx';
import { FerryNote, ZoneTag } from './school-line.tsx';

/** One school: how far and by which way first, then its places, zones and where the record comes from. */
export function SchoolCardView({ calls, home, level }: { calls: LookCalls; home: Home | null; level: Level }) {
  const { t } = useWords();
  const organisationId = useOrganisation().id;
  return (
    <article className="school-card">
      <Button
        look="quiet"
        className="no-print"
        icon={<ArrowLeft aria-hidden size={18} />}
        onClick={() => go({ room: 'look', organisationId, schoolId: null })}
      >
        {t('parents.back-to-list')}
      </Button>
      <Shown call={calls.card} lines={8}>
        {(card) => (
          <>
            <CardHead card={card} level={level} />
            {home && <HowFar calls={calls} reach={calls.nearest.value?.schools.find((s) => s.school.id === card.id)} />}
            <Places card={card} />
            <Programmes card={card} />
            <Zones card={card} />
            <PastEnrolment schoolId={card.id} />
            <Facts card={card} />
          </>
        )}
      </Shown>
    </article>
  );
}

function CardHead({ card, level }: { card: SchoolCard; level: Level }) {
  const { t } = useWords();
  const shown = card.levels.includes(level) ? level : card.levels[0];
  return (
    <header>
      <h1 className="card-name">{card.name}</h1>
      <p className="card-kind soft">
        {shown && <LevelMark level={shown} />}
        {card.levels.map((l) => t(`common.level.${l}`)).join(', ')} · {t(`common.ownership.${card.ownership}`)}
        {card.levelInferred && ` · ${t('common.level-inferred')}`}
      </p>
    </header>
  );
}

function HowFar({ calls, reach }: { calls: LookCalls; reach: ReachableSchool | undefined }) {
  const { t, n, distance } = useWords();
  return (
    <section className="how-far">
      <Shown call={calls.route} lines={3}>
        {(route) => (
          <>
            <p className="how-far-metres figures">
              {route.metres === null ? t('parents.no-road') : distance(route.metres)}
            </p>
            <p className="soft figures">
              {route.metres !== null && t('parents.metres', { metres: n(route.metres, 0) })}
              {reach && ` · ${t('parents.straight', { metres: n(reach.straightMetres, 0) })}`}
            </p>
            {reach && (
              <p className="school-facts small">
                <ZoneTag zone={reach.zone} /> <FerryNote reach={reach} />
              </p>
            )}
            <RouteInWords route={route} />
          </>
        )}
      </Shown>
    </section>
  );
}

function Places({ card }: { card: SchoolCard }) {
  const { t } = useWords();
  const { schoolYear } = useOrganisation();
  if (card.capacities.length === 0) return null;
  return (
    <section>
      <h2>
        {t('parents.capacity-title', { year: card.capacities[0].schoolYear ?? schoolYear })}{' '}
        {card.capacities.some((c) => c.synthetic) && <SyntheticStamp />}
      </h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('parents.grade')}</th>
            <th scope="col" className="figure">
              {t('parents.classes')}
            </th>
            <th scope="col" className="figure">
              {t('common.seats')}
            </th>
            <th scope="col" className="figure">
              {t('common.pupils')}
            </th>
          </tr>
        </thead>
        <tbody>
          {card.capacities.map((line) => (
            <CapacityRow key={`${line.level} ${line.grade} ${line.schoolYear}`} line={line} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Boarding, intensive English …: inside their school, with the way to the results of each. */
function Programmes({ card }: { card: SchoolCard }) {
  const { t } = useWords();
  const { id: organisationId } = useOrganisation();
  if (card.programmes.length === 0) return null;
  return (
    <section>
      <h2>{t('parents.programmes-title')}</h2>
      <ul className="plain-list">
        {card.programmes.map(({ id, name }) => (
          <li key={id}>
            <Link to={{ room: 'look', organisationId, schoolId: id, results: true }}>{name}</Link>
          </li>
        ))}
      </ul>
      <p className="soft small">{t('parents.programmes-what')}</p>
    </section>
  );
}

function CapacityRow({ line }: { line: Capacity }) {
  const { t, n } = useWords();
  return (
    <tr>
      <th scope="row">{line.grade}</th>
      {[line.classes, line.seats, line.pupils].map((figure, i) => (
        <td key={['classes', 'seats', 'pupils'][i]} className="figure">
          {figure === null ? <span className="unknown">{t('common.unknown')}</span> : n(figure, 0)}
        </td>
      ))}
    </tr>
  );
}

function Zones({ card }: { card: SchoolCard }) {
  const { t } = useWords();
  return (
    <section>
      <h2>{t('parents.zones-title')}</h2>
      {card.zones.length === 0 && <p className="soft">{t('parents.no-zones')}</p>}
      <ul className="plain-list">
        {card.zones.map((zone) => (
          <li key={`${zone.level} ${zone.schoolYear} ${zone.description}`}>{zone.description}</li>
        ))}
      </ul>
    </section>
  );
}

function Facts({ card }: { card: SchoolCard }) {
  const { t } = useWords();
  const gates = card.sites.reduce((sum, site) => sum + site.gates.length, 0);
  const facts = [
    [t('parents.address'), card.address ?? t('common.unknown')],
    [t('common.commune'), card.communeName ?? t('common.unknown')],
    [t('parents.sites'), t('parents.sites-count', { sites: card.sites.length, gates })],
    [t('parents.code'), card.code],
    [t('parents.source'), card.source],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
