import { nameClassRules } from '#text/class-issues.ts';
import { type Language, say } from '#text/text.ts';
import type { Issue } from '../../geodata/sources/issues.ts';

/** The language of the command line: the machine's locale, Vietnamese when it says vi, else English. */
export function commandLanguage(environment: NodeJS.ProcessEnv = process.env): Language {
  return /^vi/i.test(environment.TRUONGGAN_LANG ?? environment.LANG ?? '') ? 'vi' : 'en';
}

/** Writes one line an issue to stderr: severity, place, sentence. At most `most` of a code, the rest counted. */
export function printIssues(issues: Issue[], most = 20): void {
  const seen = new Map<string, number>();
  for (const issue of issues) {
    const count = (seen.get(issue.code) ?? 0) + 1;
    seen.set(issue.code, count);
    if (count <= most) process.stderr.write(`${issue.severity}: ${issueSentence(issue, commandLanguage())}\n`);
  }
  for (const [code, count] of seen) if (count > most) process.stderr.write(`… ${count - most} more of "${code}"\n`);
}

/** The full sentence of an issue, its place in front when the phrase does not name it. */
export function issueSentence(issue: Issue, language: Language): string {
  const { file, row, record, column, value } = issue;
  const params = { file, row, record, column, value, ...nameClassRules(issue.code, issue.params ?? {}) };
  const place = [file, row && `${language === 'vi' ? 'dòng' : 'row'} ${row}`, record, column]
    .filter(Boolean)
    .join(', ');
  return `${place && `[${place}] `}${say(language, `issues.${issue.code}`, params)}${value === undefined ? '' : ` («${value}»)`}`;
}
