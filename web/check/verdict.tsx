import { type Language, sayNumber } from '../text/say.ts';
import type { Say } from './check-page.tsx';
import type { ReadFile } from './read-file.ts';

const counts = [
  'overSeats',
  'duplicates',
  'ineligible',
  'reserveViolations',
  'unexplainedDecisions',
  'blockingPairs',
  'wasted',
] as const;

interface VerdictProps {
  read: Extract<ReadFile, { kind: 'judged' }>;
  language: Language;
  t: Say;
}

/** The verdict in one sentence, then every count, then the codes to compare with the page of the publication. */
export function Verdict({ read, language, t }: VerdictProps) {
  const { file, verdict } = read;
  const n = (value: number) => sayNumber(language, value, 0);
  const why = verdict.notAgain && t(`again.${verdict.notAgain}`);
  const lines = [
    ...counts.map((name) => ({ text: t(`count.${name}`), value: verdict[name] })),
    ...(verdict.differences === null ? [] : [{ text: t('count.differences'), value: verdict.differences }]),
    { text: t('count.root'), value: verdict.rootMatches ? 0 : 1 },
  ];
  const sentence = !verdict.sound
    ? t('unsound')
    : why
      ? t('sound-in-part', { why })
      : t('sound', { applicants: verdict.applicants });
  return (
    <section>
      <h2>
        {file.period.name} · {file.period.schoolYear} · {t('version', { version: file.publication.version })}
      </h2>
      {file.synthetic && <p>{t('synthetic')}</p>}
      <p className={verdict.sound ? 'check-verdict' : 'check-verdict unsound'}>{sentence}</p>
      <table>
        <tbody>
          <tr>
            <th scope="row">{t('count.placed')}</th>
            <td className="figure">{n(verdict.placed)}</td>
          </tr>
          {lines.map(({ text, value }) => (
            <tr key={text}>
              <th scope="row">{text}</th>
              <td className={value > 0 ? 'figure fault' : 'figure'}>{n(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl>
        <Code name={t('file-code')} value={read.sha256} />
        <Code name={t('root-code')} value={file.root} />
        {file.draw && <Code name={t('sealed')} value={file.draw.inputsSha256} />}
        {file.draw && <Code name={`${t('seed')} (${file.draw.seedSource})`} value={file.draw.seed} />}
      </dl>
    </section>
  );
}

function Code({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <code>{value}</code>
      </dd>
    </>
  );
}
