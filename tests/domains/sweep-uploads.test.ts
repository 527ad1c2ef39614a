import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyHeldImport, cancelHeldImport, holdImport } from '../../api/domains/areas/hold-import.ts';
import { listImports } from '../../api/domains/areas/list-imports.ts';
import { sweepUploads, uploadDays } from '../../api/domains/areas/sweep-uploads.ts';
import { importKinds } from '../../api/import-kinds.ts';
import { anOffice, communesFile, lines, type Office, roadsFile } from '../support/an-office.ts';

const day = 24 * 3_600_000;

describe('uploaded files', () => {
  let office: Office;
  beforeAll(async () => {
    office = await anOffice();
    const communes = communesFile({ '00101': { name: 'Phường Đông', box: [106.69, 10.77, 106.72, 10.79] } });
    await office.apply('communes', 'communes.geojson', communes, { name: 'Thị trấn thử' });
  });
  afterAll(() => office.close());

  const hold = (seats: string) =>
    holdImport(
      office.context(),
      importKinds.schools!,
      {
        name: 'schools.csv',
        bytes: Buffer.from(
          lines('school_id,name,level,lon,lat,seats', `N1,Trường Tiểu học Bắc,TH,106.7,10.78,${seats}`),
        ),
      },
      {},
    );
  const later = (days: number) => ({
    ...office.context(),
    clock: { now: () => new Date(Date.now() + days * day) },
  });
  const kept = ({ sha256 }: { sha256: string }) => office.services.artefacts.has(sha256);

  it('stay for a week with their preview, and are erased with it after', async () => {
    const held = await hold('70');
    expect(await sweepUploads(later(uploadDays - 1))).toEqual({ previews: 0, files: 0 });
    expect(kept(held)).toBe(true);
    expect(await sweepUploads(later(uploadDays + 1))).toEqual({ previews: 1, files: 1 });
    expect(kept(held)).toBe(false);
    expect((await listImports(office.context())).map(({ status }) => status)).toEqual(['applied']);
  });

  it('go at once when their preview is withdrawn, unless another import has the same file', async () => {
    const one = await hold('105');
    const other = await hold('105');
    expect(one.sha256).toBe(other.sha256);
    await cancelHeldImport(office.context(), one.batchId);
    expect(kept(one)).toBe(true);
    await cancelHeldImport(office.context(), other.batchId);
    expect(kept(one)).toBe(false);
  });

  it('stay where they are the map of the roads, which the gazetteer is built from again', async () => {
    const roads = await holdImport(
      office.context(),
      importKinds.roads!,
      { name: 'town.osm.pbf', bytes: roadsFile('\nA-----B-----C\n|     |\nD-----E\n') },
      {},
    );
    await applyHeldImport(office.context(), importKinds, roads.batchId);
    await sweepUploads(later(30));
    expect(kept(roads)).toBe(true);
  });

  it('are swept by the office alone', async () => {
    const anyone = { ...later(30), actor: { kind: 'anonymous' as const, name: 'anonymous' } };
    await expect(sweepUploads(anyone)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
