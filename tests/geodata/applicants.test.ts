import { describe, expect, it } from 'vitest';
import { readApplicants, streamApplicants } from '../../geodata/sources/applicants/read-applicants.ts';
import type { ApplicantBatch, ApplicantSourceOptions } from '../../geodata/sources/applicants/types.ts';
import { readCommunes } from '../../geodata/sources/communes/read-communes.ts';
import type { Issue } from '../../geodata/sources/issues.ts';
import { bytesOf, geojsonOf, squareCommune, workbookOf } from './files.ts';

const communes = readCommunes(
  geojsonOf([squareCommune('00160', 'Phường Bến Thành', [106.698, 10.7725])]),
  'xa',
).records;
const options: ApplicantSourceOptions = { communes, schoolCodes: new Set(['S1', 'S2']) };
const errors = (issues: Issue[]) =>
  issues.filter(({ severity }) => severity === 'error').map(({ code, row, value }) => [code, row, value]);

describe('a list of applicants', () => {
  it('keeps days as days, codes as text, wishes by rank and other columns as attributes', () => {
    const rows = [
      [
        'Mã hồ sơ',
        'Họ và tên',
        'Ngày sinh',
        'Số định danh',
        'Mã phường',
        'lon',
        'lat',
        'Nguyện vọng 2',
        'Nguyện vọng 1',
        'nhóm',
      ],
      ['0001', 'Nguyễn An', '05/09/2020', '079320000001', '00160', '106.6981', '10.7726', 'S2', 'S1', '1'],
    ];
    for (const bytes of [bytesOf(rows.map((row) => row.join(',')).join('\n')), workbookOf(rows)]) {
      const { records, issues } = readApplicants(bytes, 'hoc-sinh', options);
      expect(issues).toEqual([]);
      expect(records).toEqual([
        {
          id: '0001',
          name: 'Nguyễn An',
          birthDate: '2020-09-05',
          personalNumber: '079320000001',
          address: null,
          communeCode: '00160',
          communeName: 'Phường Bến Thành',
          lonLat: [106.6981, 10.7726],
          wishes: ['S1', 'S2'],
          attributes: { nhóm: '1' },
          row: 2,
        },
      ]);
    }
  });

  it('marks every bad row with place and value, and takes the good ones', () => {
    const text = [
      'applicant_id,birth_date,personal_number,commune_code,lon,lat,wish_1',
      'A,2020-01-31,,,106.698,10.7725,S1',
      'A,2020-01-31,,,106.698,10.7725,S1',
      'B,31/02/2020,,,106.698,10.7725,S1',
      'C,05/25/2020,,,106.698,10.7725,S1',
      'D,2020-01-31,,,10.7725,106.698,S1',
      'E,2020-01-31,,,0,0,S1',
      'F,2020-01-31,,,105.85,21.03,S1',
      'G,2020-01-31,,,106.698,10.7725,S9',
      'H,2020-01-31,79320000001,,106.698,10.7725,S1',
      'I,2020-01-31,,160,106.698,10.7725,S1',
      'J,hôm qua,,,106.698,10.7725,S1',
      'K,2020-01-31,,,106.698,,S1',
      'L,,,,,,S2',
    ].join('\n');
    const { records, issues } = readApplicants(bytesOf(text), 'hoc-sinh.csv', options);
    expect(records.map(({ id }) => id)).toEqual(['A', 'L']);
    expect(errors(issues).sort((a, b) => Number(a[1]) - Number(b[1]))).toEqual([
      ['duplicate-id', 3, 'A'],
      ['date-not-in-calendar', 4, '31/02/2020'],
      ['date-not-in-calendar', 5, '05/25/2020'],
      ['point-swapped', 6, '10.7725, 106.698'],
      ['point-zero', 7, '0, 0'],
      ['point-outside-city', 8, '105.85, 21.03'],
      ['wish-school-unknown', 9, 'S9'],
      ['personal-number-lost-zeros', 10, '…001 (11)'],
      ['code-lost-zeros', 11, '160'],
      ['date-unreadable', 12, 'hôm qua'],
      ['point-half', 13, '106.698'],
    ]);
    expect(issues.find(({ code }) => code === 'home-without-point')).toMatchObject({ severity: 'warning', row: 14 });
  });

  it('refuses a file without ids, without coordinates or address, and of another kind', () => {
    expect(readApplicants(bytesOf('ten,lon,lat\nAn,1,2\n'), 'a.csv').issues).toMatchObject([
      { code: 'missing-column', column: 'applicant_id' },
    ]);
    expect(readApplicants(bytesOf('applicant_id,ten\n1,An\n'), 'a.csv').issues).toMatchObject([
      { code: 'missing-column', column: 'lon, lat' },
    ]);
    expect(readApplicants(bytesOf('%PDF-1.5'), 'a.csv').issues).toMatchObject([
      { code: 'wrong-kind-table', value: 'PDF' },
    ]);
  });
});

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function collect(stream: AsyncGenerator<ApplicantBatch>) {
  const batches: ApplicantBatch[] = [];
  for await (const batch of stream) batches.push(batch);
  return batches;
}

describe('a stream of applicants', () => {
  it('says the same as the whole file, wherever the chunks are cut', async () => {
    const text = `applicant_id,name,lon,lat\n${Array.from({ length: 3000 }, (_, i) => `A${i % 2990},"Trần ""Bé"", ${i}\nĐức",106.698,${i % 100 === 0 ? 0 : 10.7725}`).join('\n')}\n`;
    const whole = readApplicants(bytesOf(text), 'a.csv', options);
    for (const size of [1013, 65_536, 1 << 22]) {
      const batches = await collect(streamApplicants(inChunks(bytesOf(text), size), 'a.csv', options));
      expect(batches.flatMap(({ records }) => records)).toEqual(whole.records);
      expect(batches.flatMap(({ issues }) => issues)).toEqual(whole.issues);
    }
  });

  it('refuses legacy text wherever it begins, with its row', async () => {
    const good = Array.from({ length: 20_000 }, (_, i) => `A${i},An,106.698,10.7725`).join('\n');
    const bytes = new Uint8Array(
      Buffer.concat([
        Buffer.from(`applicant_id,name,lon,lat\n${good}\n`),
        Buffer.from('B1,NguyÔn V¨n TuÊn,106.698,10.7725\nB2,TrÇn ThÞ B×nh,106.698,10.7725\n', 'latin1'),
      ]),
    );
    const last = (await collect(streamApplicants(inChunks(bytes, 50_000), 'a.csv', options))).at(-1);
    expect(last?.issues).toMatchObject([
      { code: 'legacy-encoding', severity: 'refuse', row: 20_002, params: { encoding: 'TCVN3' } },
    ]);
    expect(last?.records).toEqual([]);
  });

  it('refuses another kind of file and a missing column at once', async () => {
    expect((await collect(streamApplicants(inChunks(bytesOf('%PDF-1.5'), 4), 'a.csv')))[0].issues).toMatchObject([
      { code: 'wrong-kind-table' },
    ]);
    expect(
      (await collect(streamApplicants(inChunks(bytesOf('ten,tuoi\nAn,6\n'), 4), 'a.csv')))[0].issues,
    ).toMatchObject([{ code: 'missing-column' }, { code: 'missing-column' }]);
    expect((await collect(streamApplicants(inChunks(new Uint8Array(0), 4), 'a.csv'))).at(-1)?.issues).toMatchObject([
      { code: 'file-empty' },
    ]);
  });

  const rows = Number(process.env.TRUONGGAN_STREAM_ROWS ?? 200_000);
  it(`of ${rows} rows runs in bounded memory, counts every issue and lists the first`, {
    timeout: 300_000,
  }, async () => {
    async function* generated(): AsyncGenerator<Uint8Array> {
      yield bytesOf('applicant_id,name,birth_date,lon,lat,wish_1\n');
      for (let from = 0; from < rows; from += 10_000) {
        let text = '';
        for (let i = from; i < from + 10_000; i++)
          text += `${i % 100 === 99 ? i - 1 : i},Nguyễn Thị Ánh ${i},15/0${1 + (i % 9)}/2020,106.69${i % 10},10.77${i % 10},S1\n`;
        yield bytesOf(text);
      }
    }
    const before = process.memoryUsage().rss;
    let [records, listed, most, progress] = [0, 0, 0, 0];
    let counts: Record<string, number> = {};
    for await (const batch of streamApplicants(generated(), 'lon.csv', options)) {
      records += batch.records.length;
      listed += batch.issues.length;
      most = Math.max(most, batch.records.length);
      expect(batch.bytesRead).toBeGreaterThanOrEqual(progress);
      progress = batch.bytesRead;
      counts = batch.issueCounts;
    }
    expect(records).toBe(rows * 0.99);
    expect(counts).toEqual({ 'duplicate-id': rows / 100 });
    expect(listed).toBe(1000);
    expect(most).toBeLessThan(40_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(400e6);
  });
});
