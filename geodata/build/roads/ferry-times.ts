import type { Tags } from '../../sources/osm/read-osm.ts';

/** Where the map does not say: a river ferry makes about 3 m/s, and one waits five minutes for it. */
export const assumedFerryMetresPerSecond = 3;
export const assumedWaitSeconds = 300;

/** What the tags say of a ferry's time; null where they say nothing. */
export interface FerryTimes {
  crossingSeconds: number | null;
  /** Half the interval between departures: the mean wait of one who comes unannounced. */
  waitSeconds: number | null;
}

export function ferryTimes(tags: Tags): FerryTimes {
  const interval = parseDuration(tags.interval);
  return {
    crossingSeconds: parseDuration(tags.duration),
    waitSeconds: interval === null ? null : Math.round(interval / 2),
  };
}

/** Seconds of `MM`, `H:MM`, `H:MM:SS`, `10 min`, `PT1H30M`; null for anything else (wiki.openstreetmap.org/wiki/Key:duration). */
export function parseDuration(text: string | undefined): number | null {
  if (text === undefined) return null;
  const clock = /^(\d{1,3}):([0-5]?\d)(?::([0-5]?\d))?$/.exec(text.trim());
  if (clock) return positive(Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0));
  const minutes = /^(\d+(?:\.\d+)?)\s*(?:min|mins|minutes|phút)?$/i.exec(text.trim());
  if (minutes) return positive(Math.round(Number(minutes[1]) * 60));
  const iso = /^PT?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/i.exec(text.trim());
  if (iso) return positive(Number(iso[1] ?? 0) * 3600 + Number(iso[2] ?? 0) * 60 + Number(iso[3] ?? 0));
  return null;
}

const positive = (seconds: number) => (seconds > 0 && Number.isFinite(seconds) ? seconds : null);
