import { segmentMm } from '#engines/travel/ellipsoid.ts';
import { type SchoolFromHome, schoolsFromHome } from '#engines/travel/from-home.ts';
import { snapPoint } from '#engines/travel/snap.ts';
import { metresOf, unitsPerDegree } from '#engines/travel/types.ts';
import { communeAt } from '../../../geodata/sources/communes/commune-index.ts';
import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import type { Level, LonLat } from '../areas/types.ts';
import type { SchoolSummary } from '../schools/types.ts';
import { lonLatOf } from '../travel/find-route.ts';
import { type HeldGates, holdGates, holdSchools } from '../travel/hold-gates.ts';
import { holdNetwork, readDataState } from '../travel/hold-network.ts';
import type { NearestAnswer, Profile, ReachableSchool } from '../travel/types.ts';
import { holdCommunes, holdZones } from './hold-zones.ts';
import { type ShapedZone, type ZoneHome, zoneMembership } from './zone-membership.ts';

/** A family's question. The home is answered and forgotten: it enters no log, no address and no table. */
export interface NearestQuestion {
  home: LonLat;
  level: Level;
  profile: Profile;
  limit: number;
  neighbourhood?: string;
}

/**
 * The nearest schools of a level by road from a home, those no way leads to at the end (metres null, nearest by straight line
 * first). The metres are those of every assignment over the same roads. Throws `conflict` before roads are imported.
 */
export async function findNearestSchools(context: Context, question: NearestQuestion): Promise<NearestAnswer> {
  may(context, 'look/nearest-schools');
  const { home, level, profile, limit } = question;
  const state = await readDataState(context);
  const network = await holdNetwork(context, state);
  const known = await holdSchools(context, level, state);
  const held = await holdGates(context, network, level, profile, known);
  const zones = await holdZones(context, level, state);
  const communes = await holdCommunes(context, state);
  const commune = communeAt(communes, home[0], home[1]);
  const snap = snapPoint(network.travel, profile, home);
  const place: ZoneHome = {
    lonLat: home,
    communeCode: commune?.code ?? null,
    communeName: commune?.name ?? null,
    neighbourhood: question.neighbourhood,
  };
  const teller = new Teller(held, known.summaries, zones, place);
  // A programme with a place of its own is shown inside its school, so it takes no line of the list.
  const asked = limit + teller.programmes.size;
  const found = schoolsFromHome(network.travel, profile, snap, held.gates, asked, network.spaceOf(profile))
    .filter(({ school }) => !teller.programmes.has(school))
    .slice(0, limit);
  const reachable = found.map((each) => teller.reachable(each));
  const schools = [...reachable, ...teller.unreachable(found, limit - found.length)];
  const notes = [
    held.schoolIds.length > 0 && found.length === 0 && 'island-no-ferry',
    snap.offRoad && 'off-road',
    communes.communes.length > 0 && !commune && 'outside-city',
    teller.unsure && 'zone-by-neighbourhood',
    schools.some(({ school }) => school.synthetic) && 'synthetic',
  ].filter((note) => note !== false);
  return {
    schools,
    snap: { metres: metresOf(snap.legMm), offRoad: snap.offRoad },
    communeCode: place.communeCode,
    communeName: place.communeName,
    networkVersion: network.version,
    notes,
  };
}

/** Puts indices back into words for one home. */
class Teller {
  /** A zone plan could not be decided for want of the home's neighbourhood. */
  unsure = false;
  /** Those that are programmes of another school. */
  readonly programmes: ReadonlySet<number>;
  private readonly held: HeldGates;
  private readonly summaries: ReadonlyMap<string, SchoolSummary>;
  private readonly zones: ReadonlyMap<string, ShapedZone[]>;
  private readonly home: ZoneHome;

  constructor(
    held: HeldGates,
    summaries: ReadonlyMap<string, SchoolSummary>,
    zones: ReadonlyMap<string, ShapedZone[]>,
    home: ZoneHome,
  ) {
    this.held = held;
    this.summaries = summaries;
    this.zones = zones;
    this.home = home;
    this.programmes = new Set(
      [...held.schoolIds.keys()].filter((school) => summaries.get(held.schoolIds[school])?.programmeOf !== undefined),
    );
  }

  reachable({ school, gate, mm, ferryMm, ferrySeconds }: SchoolFromHome): ReachableSchool {
    const lonLat = lonLatOf(this.held, gate);
    const ferry = { ferryMetres: metresOf(ferryMm), ferrySeconds };
    return {
      ...this.told(school),
      metres: metresOf(mm),
      straightMetres: this.straight(lonLat),
      ...ferry,
      gate: lonLat,
    };
  }

  /** The first `count` schools not among `found`, which holds all that can be reached; nearest by straight line first. */
  unreachable(found: readonly SchoolFromHome[], count: number): ReachableSchool[] {
    if (count <= 0) return [];
    const reached = new Set(found.map(({ school }) => school));
    const nearest = new Map<number, { straightMetres: number; gate: LonLat }>();
    this.held.school.forEach((school, gate) => {
      if (reached.has(school) || this.programmes.has(school)) return;
      const lonLat = lonLatOf(this.held, gate);
      const straightMetres = this.straight(lonLat);
      if (straightMetres < (nearest.get(school)?.straightMetres ?? Number.POSITIVE_INFINITY))
        nearest.set(school, { straightMetres, gate: lonLat });
    });
    return [...nearest]
      .sort(([a, near], [b, far]) => near.straightMetres - far.straightMetres || a - b)
      .slice(0, count)
      .map(([school, place]) => ({ ...this.told(school), ...place, metres: null, ferryMetres: 0, ferrySeconds: 0 }));
  }

  private told(school: number): Pick<ReachableSchool, 'school' | 'zone'> {
    const id = this.held.schoolIds[school];
    const zone = zoneMembership(this.zones.get(id) ?? [], this.home);
    if (zone === 'unsure') this.unsure = true;
    return { school: this.summaries.get(id)!, zone: zone === 'unsure' ? 'none' : zone };
  }

  private straight([lon, lat]: LonLat): number {
    const [homeLon, homeLat] = this.home.lonLat.map((degrees) => degrees * unitsPerDegree);
    return metresOf(segmentMm(homeLon, homeLat, lon * unitsPerDegree, lat * unitsPerDegree));
  }
}
