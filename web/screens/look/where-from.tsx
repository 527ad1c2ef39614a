import { LocateFixed, MapPin, Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Place } from '../../../api/client.ts';
import { Link } from '../../state/navigation.tsx';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useCall } from '../../state/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { failureText } from '../../ui/states.tsx';
import { searchPlaces } from './calls.ts';
import { type Home, homeAt, isNear } from './home.ts';

interface WhereFromProps {
  onHome: (home: Home) => void;
  onPin: () => void;
}

/** The one question: an address in any spelling, the device's own place, or a pin. */
export function WhereFrom({ onHome, onPin }: WhereFromProps) {
  const { t } = useWords();
  const organisation = useOrganisation();
  const [text, setText] = useState('');
  const asked = useSettled(text.trim(), 180);
  const found = useCall(asked.length > 1 ? `${organisation.id} ${asked}` : null, (signal) =>
    searchPlaces(organisation.id, asked, signal),
  );
  const options = asked.length > 1 ? (found.value?.places ?? []) : [];
  const choose = (place: Place) => (place.kind === 'pin' ? onPin() : onHome(homeAt(place)));
  const status = found.loading ? t('parents.searching') : t('parents.search-count', { count: options.length });
  return (
    <section className="where-from">
      <h1>{t('parents.question')}</h1>
      <Combobox
        label={t('parents.question')}
        labelHidden
        placeholder={t('parents.search-hint')}
        text={text}
        onText={setText}
        options={options}
        optionKey={(place) => `${place.kind} ${place.label} ${place.lonLat.join(' ')}`}
        renderOption={(place) => <PlaceLine place={place} />}
        onChoose={choose}
        status={asked.length > 1 ? status : ''}
        icon={<Search aria-hidden size={20} />}
      />
      {found.failure && (
        <p className="field-error small" role="alert">
          {failureText(found.failure, t)}
        </p>
      )}
      <div className="where-from-ways">
        <GpsButton onHome={onHome} />
        <Button icon={<MapPin aria-hidden size={18} />} onClick={onPin}>
          {t('parents.drop-pin')}
        </Button>
      </div>
      <p className="soft small">{t('parents.before-home')}</p>
      <p>
        <Link to={{ room: 'look', organisationId: organisation.id, schoolId: null, receipt: true }}>
          {t('parents.own-result')}
        </Link>
        {' · '}
        <Link to={{ room: 'look', organisationId: organisation.id, schoolId: null, published: true }}>
          {t('parents.published')}
        </Link>
      </p>
    </section>
  );
}

function PlaceLine({ place }: { place: Place }) {
  const { t } = useWords();
  return (
    <>
      <span className="place-label">{place.label}</span>
      <span className="soft small">
        {t(`parents.kind.${place.kind}`)}
        {place.context && ` · ${place.context}`}
      </span>
    </>
  );
}

function GpsButton({ onHome }: { onHome: (home: Home) => void }) {
  const { t } = useWords();
  const { bounds, name } = useOrganisation();
  const [state, setState] = useState<'idle' | 'waiting' | 'refused' | 'outside'>('idle');
  const ask = () => {
    setState('waiting');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const metres = Math.round(coords.accuracy);
        const home: Home = {
          lonLat: [coords.longitude, coords.latitude],
          label: t('parents.gps-place', { metres }),
          approximate: metres > 50,
        };
        if (!isNear(home.lonLat, bounds)) return setState('outside');
        setState('idle');
        onHome(home);
      },
      () => setState('refused'),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    );
  };
  if (typeof navigator !== 'undefined' && !('geolocation' in navigator)) return null;
  return (
    <>
      <Button icon={<LocateFixed aria-hidden size={18} />} onClick={ask} disabled={state === 'waiting'}>
        {state === 'waiting' ? t('parents.gps-waiting') : t('parents.use-gps')}
      </Button>
      {state === 'refused' && (
        <p className="field-error small" role="alert">
          {t('parents.gps-refused')}
        </p>
      )}
      {state === 'outside' && (
        <p className="field-error small" role="alert">
          {t('parents.gps-outside', { name })}
        </p>
      )}
    </>
  );
}

/** A value once it has stood still for a while, so that each key press is not a call. */
function useSettled(value: string, milliseconds: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
