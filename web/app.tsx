import { lazy, Suspense, useEffect } from 'react';
import type { Organisation } from '../api/client.ts';
import { call } from './api.ts';
import { LookScreen } from './screens/look/look-screen.tsx';
import { Link, usePlace } from './state/navigation.tsx';
import { languageInForce, OrganisationProvider, useWords } from './state/organisation.tsx';
import type { Place } from './state/paths.ts';
import { usePreferences } from './state/preferences.ts';
import { useCall } from './state/use-call.ts';
import { Empty, Failed, Loading } from './ui/states.tsx';
import { Toasts } from './ui/toasts.tsx';
import { Rooms, TopBar } from './ui/top-bar.tsx';

const PlanScreen = lazy(() => import('./screens/plan/plan-screen.tsx').then((m) => ({ default: m.PlanScreen })));
const CouncilScreen = lazy(() =>
  import('./screens/council/council-screen.tsx').then((m) => ({ default: m.CouncilScreen })),
);

const ClassesScreen = lazy(() =>
  import('./screens/classes/classes-screen.tsx').then((m) => ({ default: m.ClassesScreen })),
);

const FamilyScreen = lazy(() =>
  import('./screens/family/family-screen.tsx').then((m) => ({ default: m.FamilyScreen })),
);

const SharedScenarioScreen = lazy(() =>
  import('./screens/shared-scenario/shared-scenario-screen.tsx').then((m) => ({ default: m.SharedScenarioScreen })),
);

const SharedDraftScreen = lazy(() =>
  import('./screens/shared-draft/shared-draft-screen.tsx').then((m) => ({ default: m.SharedDraftScreen })),
);

const SchoolResultsScreen = lazy(() =>
  import('./screens/school-results/school-results-screen.tsx').then((m) => ({ default: m.SchoolResultsScreen })),
);

const PublishedScreen = lazy(() =>
  import('./screens/published/published-screen.tsx').then((m) => ({ default: m.PublishedScreen })),
);

/** The shell: which organisation, which room, in which language. */
export function App() {
  const place = usePlace();
  const list = useCall('organisations', (signal) =>
    call<{ organisations: Organisation[] }>('/api/organisations', { signal }),
  );
  if (list.failure) {
    return (
      <main className="alone">
        <Failed failure={list.failure} onRetry={list.reload} />
      </main>
    );
  }
  if (!list.value) return <FirstPaint />;
  const { organisations } = list.value;
  const found = organisations.find((o) => o.id === place.organisationId);
  const organisation = found ?? (place.organisationId ? undefined : organisations[0]);
  if (!organisation) return <NoOrganisation place={place} organisations={organisations} />;
  return <Room place={place} organisation={organisation} organisations={organisations} />;
}

interface RoomProps {
  place: Place;
  organisation: Organisation;
  organisations: readonly Organisation[];
}

function Room({ place, organisation, organisations }: RoomProps) {
  const chosen = usePreferences().language;
  const language = languageInForce(organisation.languages, chosen);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  // The language must stand on the page before the first call of a screen asks in it. The server writes it itself.
  if (typeof document !== 'undefined') document.documentElement.lang = language;
  return (
    <OrganisationProvider value={organisation}>
      <TopBar place={place} organisations={organisations} />
      <main id="main" tabIndex={-1} className={`room room-${place.room}`} key={organisation.id}>
        <Suspense fallback={<Loading lines={6} />}>
          {place.room === 'look' && <LookRoom place={place} />}
          {place.room === 'plan' && <PlanScreen />}
          {place.room === 'council' && <CouncilScreen periodId={place.periodId} runId={place.runId} />}
          {place.room === 'classes' && <ClassesScreen planId={place.planId} />}
        </Suspense>
      </main>
      <footer className="foot no-print">
        {place.room === 'look' && <Rooms place={place} />}
        <p className="soft small">{organisation.attribution}</p>
      </footer>
      <Toasts />
    </OrganisationProvider>
  );
}

/** Where nobody signs in: schools near home, a school's results of the years, a family's own result, what is sealed and published, a scenario or school areas under discussion. */
function LookRoom({ place }: { place: Extract<Place, { room: 'look' }> }) {
  if (place.receipt) return <FamilyScreen />;
  if (place.published) return <PublishedScreen />;
  if (place.scenario) return <SharedScenarioScreen code={place.scenario} key={place.scenario} />;
  if (place.draft) return <SharedDraftScreen code={place.draft} key={place.draft} />;
  if (place.schoolId && place.results) return <SchoolResultsScreen schoolId={place.schoolId} key={place.schoolId} />;
  return <LookScreen schoolId={place.schoolId} />;
}

/** The frame of the page before the first answer, so that nothing moves when it comes. */
function FirstPaint() {
  return (
    <>
      <div className="top-bar" aria-hidden />
      <main className="alone">
        <Loading lines={4} />
      </main>
    </>
  );
}

function NoOrganisation({ place, organisations }: { place: Place; organisations: readonly Organisation[] }) {
  const { t } = useWords();
  const unknown = place.organisationId !== null && organisations.length > 0;
  return (
    <main className="alone">
      <Empty
        title={unknown ? t('common.unknown-organisation', { id: place.organisationId }) : t('common.no-organisation')}
        action={organisations.map((o) => (
          <Link key={o.id} to={{ room: 'look', organisationId: o.id, schoolId: null }}>
            {t('common.go-to', { name: o.name })}
          </Link>
        ))}
      >
        {unknown ? null : t('common.no-organisation.next')}
      </Empty>
    </main>
  );
}
