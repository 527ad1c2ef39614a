import { brazil } from './brazil/profile.ts';
import type { CountryProfile } from './country-profile.ts';
import { vietnam } from './vietnam/profile.ts';

const profiles: readonly CountryProfile[] = [vietnam, brazil];

/** Ids of all profiles. */
export const profileIds: readonly string[] = profiles.map((candidate) => candidate.id);

/** The profile of an organisation. Throws on an unknown id: a country is added by a folder beside this file. */
export function getProfile(id: string): CountryProfile {
  const profile = profiles.find((candidate) => candidate.id === id);
  if (!profile) throw new Error(`There is no country profile "${id}". Known: ${profileIds.join(', ')}.`);
  return profile;
}
