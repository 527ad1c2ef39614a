import { useState } from 'react';
import { type Language, sayNumber } from '../text/say.ts';
import type { Say } from './check-page.tsx';
import type { ReadFile } from './read-file.ts';

interface ClassesVerdictProps {
  read: Extract<ReadFile, { kind: 'classes' }>;
  language: Language;
  t: Say;
}

/** Signed classes run again: the verdict in one sentence, what was counted, the sizes, and one pupil by its public code. */
export function ClassesVerdict({ read, language, t }: ClassesVerdictProps) {
  const { file, verdict } = read;
  const { replay, sizes, lost } = verdict;
  const { drawn, labels, moves, arrivals } = file;
  const n = (value: number) => sayNumber(language, value, 0);
  const isSound = replay.sound && lost === 0;
  const lines = [
    { text: t('classes.differences'), value: replay.differences },
    { text: t('classes.hard'), value: replay.hardBroken },
    { text: t('classes.values'), value: replay.valuesWrong },
    { text: t('classes.lost'), value: lost },
    { text: t('count.root'), value: replay.rootMatches ? 0 : 1 },
    ...(replay.sealMatches === null ? [] : [{ text: t('classes.seal'), value: replay.sealMatches ? 0 : 1 }]),
  ];
  return (
    <section>
      <h2>
        {drawn.school} · {drawn.grade} · {drawn.schoolYear} · {t('version', { version: file.adoption })}
      </h2>
      {drawn.synthetic && <p>{t('synthetic')}</p>}
      <p className={isSound ? 'check-verdict' : 'check-verdict unsound'}>
        {isSound ? t('classes.sound', { pupils: replay.pupils, classes: replay.classes }) : t('classes.unsound')}
      </p>
      {replay.sealMatches === null && <p>{t('classes.no-draw')}</p>}
      <table>
        <tbody>
          {lines.map(({ text, value }) => (
            <tr key={text}>
              <th scope="row">{text}</th>
              <td className={value === 0 ? 'figure' : 'figure fault'}>{n(value)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('classes.moved')}</th>
            <td className="figure">{n(moves.length)}</td>
          </tr>
          <tr>
            <th scope="row">{t('classes.arrived')}</th>
            <td className="figure">{n(arrivals.length)}</td>
          </tr>
          <tr>
            <th scope="row">{t('classes.sizes')}</th>
            <td>{labels.map((label, c) => `${label}: ${n(sizes[c])}`).join(' · ')}</td>
          </tr>
        </tbody>
      </table>
      <dl>
        <dt>{t('file-code')}</dt>
        <dd>
          <code>{read.sha256}</code>
        </dd>
        {drawn.draw && (
          <>
            <dt>{t('sealed')}</dt>
            <dd>
              <code>{drawn.draw.inputsSha256}</code>
            </dd>
          </>
        )}
        <dt>{drawn.draw ? `${t('seed')} (${drawn.draw.seedSource})` : t('seed')}</dt>
        <dd>
          <code>{drawn.seed}</code>
        </dd>
      </dl>
      <OnePupil read={read} t={t} />
    </section>
  );
}

function OnePupil({ read, t }: Pick<ClassesVerdictProps, 'read' | 't'>) {
  const [code, setCode] = useState('');
  const wanted = code.trim().toLowerCase();
  const found = findClass(read.file, wanted);
  return (
    <>
      <h2>{t('one-child')}</h2>
      <label>
        {t('classes.code')}
        <input
          type="text"
          value={code}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setCode(event.target.value)}
        />
      </label>
      {wanted.length >= 12 && (
        <p>{found === null ? t('no-such-child', { code: wanted }) : t('classes.own', { class: found })}</p>
      )}
    </>
  );
}

/** Name of the class a pupil is in by the signed lists; null: not in them. */
function findClass(
  { drawn, moves, arrivals, labels }: ClassesVerdictProps['read']['file'],
  code: string,
): string | null {
  const place = drawn.inputs.pupils.indexOf(code);
  const late = arrivals.find(({ pupil }) => pupil === code);
  if (late) return labels[late.to];
  if (place < 0) return null;
  const moved = moves.find(({ pupil }) => pupil === place);
  const own = moved ? moved.to : Number(drawn.result[place]) - 1;
  return own === null ? null : labels[own];
}
