import { Ship } from 'lucide-react';
import type { Level, ReachableSchool, SchoolSummary } from '../../../api/client.ts';
import { Link } from '../../state/navigation.tsx';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { SyntheticStamp } from '../../ui/synthetic-stamp.tsx';

interface SchoolLineProps {
  school: SchoolSummary;
  level: Level;
  /** Absent before a home is known. */
  reach?: ReachableSchool;
}

/** One school of the list: its name first, the metres where the eye lands, then what a family weighs. */
export function SchoolLine({ school, level, reach }: SchoolLineProps) {
  const organisationId = useOrganisation().id;
  return (
    <li className="school-line">
      <Link className="school-link" to={{ room: 'look', organisationId, schoolId: school.id }}>
        <span className="school-name">
          <LevelMark level={level} />
          <span>{school.name}</span>
        </span>
        {reach && <Distance reach={reach} />}
        <span className="school-facts small">
          {reach && reach.zone !== 'none' && <ZoneTag zone={reach.zone} />}
          <Seats school={school} />
          {reach && <FerryNote reach={reach} />}
          {school.communeName && <span className="soft">{school.communeName}</span>}
        </span>
      </Link>
    </li>
  );
}

function Distance({ reach }: { reach: Pick<ReachableSchool, 'metres'> }) {
  const { t, distance } = useWords();
  if (reach.metres === null) return <span className="school-metres none">{t('parents.no-road')}</span>;
  return <span className="school-metres figures">{distance(reach.metres)}</span>;
}

export function ZoneTag({ zone }: { zone: ReachableSchool['zone'] }) {
  const { t } = useWords();
  return <span className={`tag zone-${zone}`}>{t(`parents.zone.${zone}`)}</span>;
}

function Seats({ school }: { school: SchoolSummary }) {
  const { t } = useWords();
  if (school.seats === null) return <span className="soft">{t('parents.seats-unknown')}</span>;
  return (
    <span className="soft figures">
      {t('parents.seats-count', { seats: school.seats })} {school.synthetic && <SyntheticStamp short />}
    </span>
  );
}

export function FerryNote({ reach }: { reach: ReachableSchool }) {
  const { t, n } = useWords();
  if (reach.ferryMetres === 0) return null;
  return (
    <span className="tag">
      <Ship aria-hidden size={14} />
      {t('parents.ferry', { metres: n(reach.ferryMetres, 0), minutes: n(Math.ceil(reach.ferrySeconds / 60), 0) })}
    </span>
  );
}
