import { useState } from 'react';
import type { PublicResult } from '#engines/publication/public-result.ts';
import type { Say } from './check-page.tsx';

/** One child by its public code: the schools it asked, its place in the order of each, and what came of it. */
export function OneChild({ file, t }: { file: PublicResult; t: Say }) {
  const [code, setCode] = useState('');
  const wanted = code.trim().toLowerCase();
  const applicant = file.applicants.indexOf(wanted);
  return (
    <section>
      <h2>{t('one-child')}</h2>
      <label>
        {t('one-child.hint')}
        <input
          type="text"
          value={code}
          spellCheck={false}
          autoComplete="off"
          onChange={(e) => setCode(e.target.value)}
        />
      </label>
      {wanted.length >= 12 && applicant < 0 && <p>{t('no-such-child', { code: wanted })}</p>}
      {applicant >= 0 && <Row file={file} applicant={applicant} t={t} />}
    </section>
  );
}

function Row({ file, applicant, t }: { file: PublicResult; applicant: number; t: Say }) {
  const place = file.result[applicant];
  const decision = file.decisions.find((made) => made.applicant === applicant);
  if (decision)
    return (
      <p>
        {file.schools[decision.school].name}: {t('by-decision', { number: decision.number })}
      </p>
    );
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('asked')}</th>
          <th scope="col" className="figure">
            {t('seats')}
          </th>
          <th scope="col" className="figure">
            {t('position')}
          </th>
          <th scope="col">{t('outcome')}</th>
        </tr>
      </thead>
      <tbody>
        {file.wishes[applicant].map((school) => (
          <tr key={file.schools[school].id}>
            <td>{file.schools[school].name}</td>
            <td className="figure">{file.schools[school].groups.reduce((sum, { seats }) => sum + seats, 0)}</td>
            <td className="figure">
              {t('position-of', {
                position: file.order[school].indexOf(applicant) + 1,
                count: file.order[school].length,
              })}
            </td>
            <td>{place?.[0] === school ? t('admitted') : t('turned-away')}</td>
          </tr>
        ))}
        {!place && (
          <tr>
            <td colSpan={4}>{t('no-place')}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
