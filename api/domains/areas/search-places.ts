import { readPlaces } from '#artefacts/places.ts';
import { searchPlaces as searchIndex } from '#engines/places/search-places.ts';
import type { PlacesIndex } from '#engines/places/types.ts';
import { say } from '#text/text.ts';
import type { Context } from '../../platform/context.ts';
import { holdPerOwner } from '../../platform/held-values.ts';
import { may } from '../../platform/permissions.ts';
import { getRevision } from '../audit/queries.ts';
import { findArtefact, getOrganisation } from './queries.ts';
import type { LonLat, Place } from './types.ts';

interface HeldPlaces {
  /** Null before roads are imported: then only the pin is answered. */
  index: PlacesIndex | null;
  middle: LonLat;
}

const holder = holdPerOwner<HeldPlaces>(8);
const mostPlaces = 8;

/** Places for a text as people type it; the last answer is always the pin. Held in memory until the organisation's data change. */
export async function findPlaces(context: Context, text: string): Promise<Place[]> {
  may(context, 'look/places');
  const { database, organisationId, artefacts, language } = context;
  const revision = String(await getRevision(database.db, organisationId));
  const { index, middle } = await holder(database).get(organisationId, revision, async () => {
    const { bounds } = await getOrganisation(database.db, organisationId);
    const sha256 = await findArtefact(database.db, organisationId, 'places');
    return {
      index: sha256 ? readPlaces(await artefacts.get(sha256)) : null,
      middle: [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2],
    };
  });
  const pin = {
    label: say(language, 'parents.kind.pin'),
    context: say(language, 'parents.pin-help'),
    lonLat: middle,
  };
  if (!index) return [{ kind: 'pin', ...pin, approximate: true }];
  return searchIndex(index, text, { limit: mostPlaces, pin });
}
