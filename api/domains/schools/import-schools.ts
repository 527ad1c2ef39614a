import { getProfile } from '../../../geodata/profiles/profiles.ts';
import { readSchools, tallyDecisions } from '../../../geodata/sources/school-register/read-schools.ts';
import { diffRecords } from '../areas/diff-records.ts';
import type { ImportKind } from '../areas/import-kind.ts';
import { keptKeys } from '../areas/kept-keys.ts';
import { findSettings, listCommuneRecords } from '../areas/queries.ts';
import { schoolYearOn } from '../areas/school-year.ts';
import { listOverrides, writeDecisions } from './decisions.ts';
import { schoolFromRecord } from './school-from-record.ts';
import { listStoredSchools, type StoredSchool } from './stored-schools.ts';
import { writeSchools } from './write-schools.ts';

/**
 * Schools from a register or a map. A file speaks of the levels it names: a school missing from it is closed only when all its levels occur in
 * the file. The commune of a school is the register's, or the one its point lies in. Every cleaning decision is kept, and those a person turned
 * round are read that way.
 */
export const schoolsImport: ImportKind = {
  name: 'schools',
  async read(context, file, options) {
    const { organisationId, database } = context;
    const settings = await findSettings(database.db, organisationId);
    const profile = settings?.profile ?? getProfile(options.profile ?? 'vietnam');
    const schoolYear =
      options.schoolYear ?? settings?.schoolYear ?? schoolYearOn(context.clock.now(), profile.timeZone);
    const communes = await listCommuneRecords(database.db, organisationId);
    const overrides = await listOverrides(database.db, organisationId);
    const { records, issues, decisions } = readSchools(file.bytes, file.name, {
      communes,
      crs: options.crs,
      overrides,
    });
    const after = new Map<string, StoredSchool>();
    const figures = records.flatMap((record) => {
      const { school, issues: found } = schoolFromRecord(record, profile, file.name);
      after.set(record.code, school);
      return found;
    });
    const tally = tallyDecisions(decisions);
    const levelsInFile = new Set(records.flatMap((record) => record.levels));
    return {
      issues: [...issues, ...figures],
      count: records.length,
      attribution: options.attribution ?? attributionOf(file.bytes),
      summary: {
        schools: records.length,
        schoolYear,
        ...Object.fromEntries(
          profile.levels.map(({ level }) => [level, records.filter(({ levels }) => levels.includes(level)).length]),
        ),
        levelUnknown: records.filter(({ levels }) => levels.length === 0).length,
        withoutPoint: records.filter(({ lonLat }) => !lonLat).length,
        seats: records.reduce(
          (sum, { capacities }) => sum + capacities.reduce((n, { seats }) => n + (seats ?? 0), 0),
          0,
        ),
        merged: tally.merged ?? 0,
        setAside: tally['set-aside'] ?? 0,
        levelGuessed: tally['level-guessed'] ?? 0,
        reversed: Object.keys(overrides).length,
      },
      async diff(on) {
        const before = await listStoredSchools(on, organisationId, schoolYear);
        keepPlaces(before, after, communes.length > 0);
        const kept = keptKeys(issues);
        return diffRecords(
          before,
          after,
          (key, school) => kept.mayRemove(key) && school.levels.every(({ level }) => levelsInFile.has(level)),
        );
      },
      async write(tx, batch) {
        await writeSchools({ tx, space: database.space, organisationId, schoolYear, batch }, after);
        await writeDecisions(tx, database.space, organisationId, decisions, batch.id);
      },
    };
  },
};

/** Before communes are known a file cannot say which one a school lies in; a commune found since is not erased by that. */
function keepPlaces(
  before: ReadonlyMap<string, StoredSchool>,
  after: ReadonlyMap<string, StoredSchool>,
  communesKnown: boolean,
): void {
  if (communesKnown) return;
  for (const [id, school] of after) school.communeCode ??= before.get(id)?.communeCode ?? null;
}

/** A GeoJSON file may say whose data it is. */
function attributionOf(bytes: Uint8Array): string | null {
  const head = new TextDecoder().decode(bytes.subarray(0, 4096));
  return /"attribution"\s*:\s*"([^"\\]{1,200})"/.exec(head)?.[1] ?? null;
}
