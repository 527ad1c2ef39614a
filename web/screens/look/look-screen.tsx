import './look.css';
import { useEffect, useState } from 'react';
import type { Level, LonLat, Profile } from '../../../api/client.ts';
import { setGivenPage } from '../../state/given-page.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { readShareLink, sharedFragment } from '../../state/share-link.ts';
import { useCall } from '../../state/use-call.ts';
import { useTitle } from '../../state/use-title.ts';
import { parents } from '../../text/parents.ts';
import { registerWords } from '../../text/say.ts';
import { Guide } from '../../ui/guide.tsx';
import { findNearest, findRoute, getSchool, listSchools } from './calls.ts';
import { firstLevel, schoolsKey } from './first-list.ts';
import type { Home } from './home.ts';
import { HomeBar } from './home-bar.tsx';
import { LookMap } from './look-map.tsx';
import { SchoolCardView } from './school-card.tsx';
import { SchoolList } from './school-list.tsx';
import { WhereFrom } from './where-from.tsx';

registerWords({ parents });

const firstPage = 10;
const furtherPage = 50;

/** The parents' room: one question, one list, one map, one card. */
export function LookScreen({ schoolId }: { schoolId: string | null }) {
  const { t } = useWords();
  const organisation = useOrganisation();
  const shared = useState(() => readShareLink(sharedFragment()))[0];
  const [level, setLevel] = useState<Level>(() => shared?.level ?? firstLevel(organisation.levels));
  const [profile, setProfile] = useState<Profile>('walk');
  const [limit, setLimit] = useState(firstPage);
  const [pinning, setPinning] = useState(false);
  const [home, setHomeState] = useState<Home | null>(() =>
    shared ? { lonLat: shared.lonLat, label: shared.label || t('parents.shared-place'), approximate: false } : null,
  );
  const setHome = (next: Home | null) => {
    setHomeState(next);
    setPinning(false);
    setLimit(firstPage);
    if (window.location.hash) window.history.replaceState(null, '', window.location.pathname);
  };
  // The page the server wrote has been taken over; whatever is opened later asks anew.
  useEffect(() => setGivenPage(null), []);
  const calls = useLookCalls({ home, level, profile, limit, schoolId });
  useTitle(calls.card.value?.name ?? t('parents.title'));
  return (
    <div className="look" data-view={schoolId ? 'card' : home ? 'list' : 'ask'}>
      <div className="look-head no-print">
        {home ? (
          <HomeBar home={home} level={level} onHome={setHome} onPin={() => setPinning(true)} />
        ) : (
          <WhereFrom onHome={setHome} onPin={() => setPinning(true)} />
        )}
      </div>
      <div className="look-body">
        {!schoolId && !home && <Guide room="look" />}
        {schoolId ? (
          <SchoolCardView calls={calls} home={home} level={level} />
        ) : (
          <SchoolList
            calls={calls}
            home={home}
            choice={{ level, setLevel, profile, setProfile }}
            onMore={limit < furtherPage ? () => setLimit(furtherPage) : null}
          />
        )}
      </div>
      <LookMap calls={calls} home={home} level={level} schoolId={schoolId} pinning={pinning} onHome={setHome} />
    </div>
  );
}

interface LookQuestion {
  home: Home | null;
  level: Level;
  profile: Profile;
  limit: number;
  schoolId: string | null;
}

export type LookCalls = ReturnType<typeof useLookCalls>;

/** Everything the room asks of the server, each call by its own key: what does not change is not asked again. */
function useLookCalls({ home, level, profile, limit, schoolId }: LookQuestion) {
  const { id } = useOrganisation();
  const at = home?.lonLat.join(',');
  const start: LonLat = home?.lonLat ?? [0, 0];
  const nearest = useCall(home ? `${id} ${at} ${level} ${profile} ${limit}` : null, (signal) =>
    findNearest(id, { home: start, level, profile, limit }, signal),
  );
  const schools = useCall(home || schoolId ? null : schoolsKey(id, level), (signal) => listSchools(id, level, signal));
  const card = useCall(schoolId ? `${id} ${schoolId}` : null, (signal) => getSchool(id, schoolId ?? '', signal));
  const route = useCall(home && schoolId ? `${id} ${at} ${schoolId} ${profile}` : null, (signal) =>
    findRoute(id, { home: start, schoolId: schoolId ?? '', profile }, signal),
  );
  return { nearest, schools, card, route };
}
