import { seededRandom } from '#engines/random.ts';
import { numberHouses } from './addresses.ts';
import { raiseBuildings } from './buildings.ts';
import { countSeats } from './capacities.ts';
import { drawCommunes } from './communes.ts';
import { drawMap } from './draw-map.ts';
import { raiseFamilies, schoolYear } from './families.ts';
import { layGrounds, sowFields } from './grounds.ts';
import { inventHistory } from './history.ts';
import { nameNeighbourhoods } from './neighbourhoods.ts';
import { OccupiedGround } from './occupied-ground.ts';
import { fillBlocks, layStreets } from './road-network.ts';
import { buildSchools } from './schools.ts';
import { writeTables } from './tables.ts';
import { shapeUrbanForm } from './urban-form.ts';
import { drawWater } from './water.ts';
import { planZones } from './zones.ts';

/** The invented city in the formats the imports read; texts are UTF-8 without a BOM. */
export interface Town {
  /** "Thành phố Bến Lụa". */
  name: string;
  schoolYear: string;
  /** OpenStreetMap .osm.pbf: roads, water, green, railway, buildings, names, address points. */
  roads: Uint8Array;
  communes: string;
  schools: string;
  /** Zones as areas (GeoJSON) in some communes, as a table (CSV) in the others. */
  zoneAreas: string;
  zones: string;
  population: string;
  /** Children entering nursery, grade 1 and grade 6, one row each with their level. */
  applicants: string;
  choices: string;
  /** Pupils of ten past years by school and grade, and births by commune. */
  pupilHistory: string;
  birthHistory: string;
  /** Rules of the demonstration's assignment, as the contract's rules.json. */
  rules: string;
}

/**
 * The demonstration city: a pure function of the seed: the same bytes whenever it is built. Everything in it is invented.
 * A winding river crossed by three bridges, an island commune served by one ferry, a hamlet on an islet that nothing
 * reaches, a canal, a railway with few crossings, alleys numbered 123/45/6, planned quarters and open country.
 */
export function buildTown(seed: string): Town {
  const random = (part: string) => seededRandom(`${seed}/${part}`);
  const seedNumber = Math.floor(random('noise')() * 2 ** 31);
  const water = drawWater(seedNumber);
  const form = shapeUrbanForm(seedNumber);
  const communes = drawCommunes(form, water, seedNumber);
  const reserved = layGrounds();
  const streets = layStreets(form, water, reserved.clearance, random('streets'));
  const schoolGround = new OccupiedGround();
  const schools = buildSchools(streets, form, communes, schoolGround, random('schools'));
  const network = fillBlocks(streets, form, (point) => schoolGround.isTaken(point), random('alleys'));
  const addresses = numberHouses(
    network.roads,
    network.grid,
    schoolGround,
    form,
    communes,
    network.blocked,
    random('houses'),
  );
  const buildings = raiseBuildings(
    network.roads,
    network.grid,
    schoolGround,
    form,
    network.blocked,
    random('buildings'),
  );
  const neighbourhoods = nameNeighbourhoods(communes, addresses);
  const applicants = raiseFamilies(addresses, neighbourhoods, schools, random('families'));
  const figures = countSeats(schools, applicants, random('seats'));
  const zones = planZones(communes, neighbourhoods, schools);
  const grounds = [...sowFields(form, water, seedNumber, random('fields')), ...reserved.list];
  const history = inventHistory(schools, figures, Number(schoolYear.slice(0, 4)) - 1, random('history'));
  return {
    ...writeTables({ communes, schools, figures, applicants, zones, addresses, history }),
    roads: drawMap({ communes, water, network, grounds, schools, buildings, addresses }),
  };
}
