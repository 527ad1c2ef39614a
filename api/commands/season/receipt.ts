import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '#text/text.ts';
import { openCouncilReceipts, type ReceiptChoice } from '../../domains/publications/open-council-receipts.ts';
import { openReceipt } from '../../domains/publications/open-receipt.ts';
import { printReceipt } from '../../domains/publications/print-receipt.ts';
import { type FamilyReceipt, receiptQuestion } from '../../domains/publications/receipt-types.ts';
import { CsvWriter } from '../../platform/write-csv.ts';
import { requiredOption, textOption, UsageError } from '../command.ts';
import { checkOutputDirectory, writeOutputDirectory, writeRunFiles } from '../output-directory.ts';
import { commandLanguage } from '../print-issues.ts';
import { showProgress } from '../show-progress.ts';
import { actsOf, type Call } from './acts.ts';
import { findPeriod } from './find.ts';
import { readCodes } from './read-codes.ts';
import { checkOutFile, writeOut } from './write-file.ts';

export const command = actsOf('receipt', 'receipts of families on the public result, as pages to print (PDF)', {
  print: {
    words: '[--period P] --child CODE [--birth-date DAY] --site URL --out FILE.pdf',
    does: 'one child’s receipt. With --birth-date by the family’s own way in (few tries), without it as the council (in the audit).\n--site is the address at which families open the system: the code on the page leads there',
    options: ['period', 'child', 'birth-date', 'site', 'out'],
    needs: ['child', 'site', 'out'],
    run: print,
  },
  all: {
    words: '[--period P] [--children FILE | --school ID | --places none] --site URL --out DIR',
    does: 'receipts of the result in force, a page a child and receipts.csv: everyone’s, those of the dossiers in FILE (one code a\nline), of one school, or of children without a place',
    options: ['period', 'children', 'school', 'places', 'site', 'out'],
    needs: ['site', 'out'],
    run: all,
  },
});

async function print(call: Call): Promise<FamilyReceipt> {
  const { context, values } = call;
  const [child, pageUrl] = [requiredOption(values, 'child'), pageOf(call)];
  checkOutFile(values);
  const receipt =
    textOption(values, 'birth-date') === undefined ? await openOne(call, child) : await openAsFamily(call, child);
  writeOut(call, await printReceipt(receipt, context.language, pageUrl));
  tellReceipt(call, receipt);
  return receipt;
}

function openAsFamily({ context, values }: Call, applicantId: string): Promise<FamilyReceipt> {
  const question = receiptQuestion.safeParse({ applicantId, birthDate: textOption(values, 'birth-date') });
  if (!question.success)
    throw new UsageError(
      `Option --birth-date must be a day such as 2020-06-30, not "${textOption(values, 'birth-date')}".`,
    );
  return openReceipt(context, question.data, 'command line');
}

async function openOne(call: Call, child: string): Promise<FamilyReceipt> {
  const period = await findPeriod(call);
  const { receipts } = await openCouncilReceipts(call.context, period.id, { applicantIds: [child] });
  for await (const receipt of receipts) return receipt;
  throw new Error(`The public result of period ${period.id} lacks a child of its run.`);
}

async function all(call: Call): Promise<{ receipts: number; directory: string }> {
  const { context, tell } = call;
  const startedAt = performance.now();
  const [pageUrl, directory] = [pageOf(call), requiredOption(call.values, 'out')];
  const choice = readChoice(call);
  checkOutputDirectory(directory);
  const period = await findPeriod(call);
  const { publication, count, receipts } = await openCouncilReceipts(context, period.id, choice);
  const progress = showProgress('receipt all', 'commands.step');
  let done = 0;
  await writeOutputDirectory(directory, async (folder) => {
    const index = new CsvWriter(join(folder, 'receipts.csv'), ['applicant_id', 'file', 'school']);
    for await (const receipt of receipts) {
      const { applicantId, placedAt } = receipt.explanation;
      const file = `${encodeURIComponent(applicantId)}.pdf`;
      writeFileSync(join(folder, file), await printReceipt(receipt, context.language, pageUrl));
      index.row([applicantId, file, placedAt?.schoolName]);
      progress.step(++done / count, 'printing');
    }
    index.close();
    const { id, version, synthetic } = publication;
    writeRunFiles(
      folder,
      { verb: 'receipt all', period: period.id, publication: id, version, receipts: done, synthetic },
      startedAt,
    );
  });
  progress.done();
  tell('commands.receipt.written', { count: done, directory });
  if (publication.synthetic) tell('common.synthetic-whole');
  return { receipts: done, directory };
}

function readChoice({ values }: Call): ReceiptChoice {
  const given = ['children', 'school', 'places'].filter((name) => values[name] !== undefined);
  if (given.length > 1) throw new UsageError(`Give one of --${given.join(', --')}, not several.`);
  const places = textOption(values, 'places');
  if (places !== undefined && places !== 'none')
    throw new UsageError(`Option --places can only be "none", not "${places}".`);
  const file = textOption(values, 'children');
  return {
    applicantIds: file === undefined ? undefined : readCodes(file),
    schoolId: textOption(values, 'school'),
    unplaced: places === 'none',
  };
}

function pageOf({ context, values }: Call): string {
  const site = requiredOption(values, 'site');
  if (!URL.canParse(site) || !/^https?:/.test(site))
    throw new UsageError(`Option --site must be an address such as https://tuyensinh.example.vn, not "${site}".`);
  return new URL(`/${encodeURIComponent(context.organisationId)}/ket-qua`, site).href;
}

function tellReceipt({ tell }: Call, { explanation, publication, synthetic }: FamilyReceipt): void {
  const { applicantId: id, placedAt, decidedBy } = explanation;
  if (placedAt) tell('council.child-placed', { id, school: placedAt.schoolName });
  else tell('council.child-unplaced', { id });
  tell('council.child-decided', { reason: say(commandLanguage(), `reasons.${decidedBy}`) });
  tell('commands.receipt.version', { version: publication.version });
  if (synthetic) tell('common.synthetic-whole');
}
