import { CircleHelp } from 'lucide-react';
import { useState } from 'react';
import type { Organisation } from '../../api/client.ts';
import { go, Link } from '../state/navigation.tsx';
import { useOrganisation, useWords } from '../state/organisation.tsx';
import type { Place } from '../state/paths.ts';
import { Button } from './button.tsx';
import { HelpSheet } from './help-sheet.tsx';
import { OfflineLine } from './states.tsx';
import { LanguageSwitch, ThemeSwitch } from './switches.tsx';
import { SyntheticStamp } from './synthetic-stamp.tsx';

/** The head of every room: whose it is, the way to the other rooms, help, language and theme, and the synthetic stamp. */
export function TopBar({ place, organisations }: { place: Place; organisations: readonly Organisation[] }) {
  const organisation = useOrganisation();
  const { t } = useWords();
  const [help, setHelp] = useState(false);
  return (
    <header className="head">
      <a className="skip-link" href="#main">
        {t('common.skip')}
      </a>
      <div className="top-bar" data-room={place.room}>
        <Link className="brand" to={{ room: 'look', organisationId: organisation.id, schoolId: null }}>
          <img src="/icon.svg" alt="" width="28" height="28" />
          <span className="brand-name">{t('common.product-name')}</span>
        </Link>
        <OrganisationName organisations={organisations} />
        <Rooms place={place} />
        <div className="top-bar-end">
          <Button look="quiet" iconOnly icon={<CircleHelp aria-hidden size={20} />} onClick={() => setHelp(true)}>
            {t('common.help')}
          </Button>
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </div>
      {organisation.synthetic && (
        <p className="synthetic-band">
          <SyntheticStamp whole />
        </p>
      )}
      <OfflineLine />
      {help && <HelpSheet room={place.room} onClose={() => setHelp(false)} />}
    </header>
  );
}

function OrganisationName({ organisations }: { organisations: readonly Organisation[] }) {
  const organisation = useOrganisation();
  const { t } = useWords();
  // Authorities of another country are reached by their own address: their names are not this one's words.
  const offered = organisations.filter((other) => other.profile === organisation.profile);
  if (offered.length < 2) return <span className="organisation-name soft">{organisation.name}</span>;
  return (
    <select
      className="organisation-select"
      aria-label={t('common.organisation')}
      value={organisation.id}
      onChange={(event) => go({ room: 'look', organisationId: event.target.value, schoolId: null })}
    >
      {offered.map((other) => (
        <option key={other.id} value={other.id}>
          {other.name}
        </option>
      ))}
    </select>
  );
}

/** The ways to the other rooms: in the head on a desk, at the foot of the parents' page on a phone. */
export function Rooms({ place }: { place: Place }) {
  const organisationId = useOrganisation().id;
  const { t } = useWords();
  const rooms: Place[] = [
    { room: 'look', organisationId, schoolId: null },
    { room: 'plan', organisationId },
    { room: 'council', organisationId, periodId: null, runId: null },
    { room: 'classes', organisationId, planId: null },
  ];
  return (
    <nav className="rooms" aria-label={t('common.rooms')}>
      {rooms.map((to) => (
        <Link key={to.room} to={to} aria-current={to.room === place.room ? 'page' : undefined}>
          {t(`common.room.${to.room}`)}
        </Link>
      ))}
    </nav>
  );
}
