import type { AssumptionsBody } from '../../../../api/client.ts';
import type { Words } from '../../../state/organisation.tsx';
import type { AddedLine } from './add-form.tsx';

const listOf = { communes: 'communes', housing: 'housing', closing: 'closings', opening: 'openings' } as const;

/** What is supposed with one line more; of a commune the last said holds. Housing and openings share out over `grades`; an opening stands in `communeCode`. */
export function withLine(
  body: AssumptionsBody,
  line: AddedLine,
  grades: string[],
  communeCode: string,
): AssumptionsBody {
  const { kind, name, commune, migration, school: schoolId, heir, year, years, dwellings, perDwelling, percent } = line;
  if (kind === 'communes') {
    const others = body.communes.filter((each) => each.communeCode !== commune);
    return { ...body, communes: [...others, { communeCode: commune, percent: migration }] };
  }
  if (kind === 'housing') {
    const added = { name, schoolId, firstYear: year, years, dwellings, pupilsPerDwelling: perDwelling, grades };
    return { ...body, housing: [...body.housing, added] };
  }
  if (kind === 'closing')
    return { ...body, closings: [...body.closings, { schoolId, year, to: [{ schoolId: heir, share: 1 }] }] };
  const opened = { name, communeCode, year, grades, from: [{ schoolId, share: percent / 100 }] };
  return { ...body, openings: [...body.openings, opened] };
}

/** The same with line `at` of its kind left out. */
export function withoutLine(body: AssumptionsBody, kind: AddedLine['kind'], at: number): AssumptionsBody {
  const list = listOf[kind];
  return { ...body, [list]: body[list].filter((_, i) => i !== at) };
}

/** Every line as a sentence, kind by kind. */
export function linesInWords(
  { communes, housing, closings, openings }: AssumptionsBody,
  { schoolName, communeName }: { schoolName: (id: string) => string; communeName: (code: string) => string },
  { t, n }: Pick<Words, 't' | 'n'>,
): { kind: AddedLine['kind']; title: string; lines: string[] }[] {
  const names = (list: { schoolId: string }[]) => list.map(({ schoolId }) => schoolName(schoolId)).join(', ');
  return [
    {
      kind: 'communes',
      title: t('forecast.communes-title'),
      lines: communes.map(({ communeCode, percent }) =>
        t('forecast.communes-line', { name: communeName(communeCode), percent: n(percent, 1) }),
      ),
    },
    {
      kind: 'housing',
      title: t('forecast.housing-title'),
      lines: housing.map(({ name, dwellings, firstYear, years, pupilsPerDwelling, schoolId }) =>
        t('forecast.housing-line', {
          ...{ name, years, dwellings: n(dwellings, 0), year: String(firstYear) },
          ...{ yield: n(pupilsPerDwelling, 2), school: schoolName(schoolId) },
        }),
      ),
    },
    {
      kind: 'closing',
      title: t('forecast.closing-title'),
      lines: closings.map(({ schoolId, year, to }) =>
        t('forecast.closing-line', { school: schoolName(schoolId), year: String(year), heir: names(to) }),
      ),
    },
    {
      kind: 'opening',
      title: t('forecast.opening-title'),
      lines: openings.map(({ name, year, from }) =>
        t('forecast.opening-line', {
          name,
          year: String(year),
          share: n(100 * (from[0]?.share ?? 0), 0),
          school: names(from),
        }),
      ),
    },
  ];
}
