import type { Page } from 'playwright-core';
import type { ClassPlan, ClassProposal } from '../../api/client.ts';
import { seededRandom } from '../../api/engines/random.ts';
import { desk, launchBrowser, visit } from '../journeys/browser.ts';
import { startDemo } from '../journeys/serve-demo.ts';
import { type Bench, type BenchRow, percentile } from './bench.ts';
import { askServer, type Demo } from './class-board-plan.ts';
import { measureBoard, type Timings } from './class-board-timings.ts';

/** A real Vietnamese extreme, and a common school as reference. */
const [large, common] = [
  { pupils: 4763, classes: 103 },
  { pupils: 600, classes: 15 },
];

export const bench: Bench = {
  summary: 'the class workbench in a browser: milliseconds from a hand’s act to the picture that shows it',
  async run() {
    const demo = await startDemo();
    const browser = await launchBrowser({ webgl: false });
    try {
      const measured: Timings[] = [];
      for (const school of [common, large]) {
        const plan = await planOf(demo, school);
        const { page, context, complaints } = await visit(browser, `${demo.url}/demo/classes/${plan.id}`, {
          viewport: desk,
        });
        await enter(page, demo.operatorToken);
        measured.push(await measureBoard(page));
        await context.close();
        if (complaints.length > 0) throw new Error(complaints.join('\n'));
      }
      return { rows: rowsOf(measured[1], measured[0]), notes: notes(measured[1]) };
    } finally {
      await browser.close();
      await demo.stop();
    }
  },
};

async function enter(page: Page, token: string): Promise<void> {
  await page.locator('.token-gate input').fill(token);
  await page.locator('.token-gate button[type=submit]').click();
  await page.locator('.board .pupil-card').first().waitFor({ timeout: 60_000 });
}

/** A plan whose first proposal is taken: its classes stand on the board. */
async function planOf(demo: Demo, school: { pupils: number; classes: number }): Promise<ClassPlan> {
  const form = new FormData();
  form.set('file', new File([aTable(school.pupils)], 'list.csv'));
  const names = {
    name: 'Bench',
    schoolName: 'Trường Thử',
    schoolYear: '2026-2027',
    level: 'lower-secondary',
    grade: '6',
  };
  const mapping = ['pupil_id', 'name', 'birth_date', 'sex', 'primary_school', 'maths', 'vietnamese', 'friend'];
  form.set('question', JSON.stringify({ ...names, classCount: school.classes, purposes: {}, mapping }));
  const plan = await askServer<ClassPlan>(demo, 'POST', 'class-plans/table', form);
  const rules = [
    { rule: 'size', maxGap: 1 },
    { rule: 'sex' },
    { rule: 'scores', attributes: ['maths', 'vietnamese'] },
    { rule: 'birth-quarter' },
    { rule: 'feeder', attribute: 'primary_school' },
    { rule: 'namesakes' },
    { rule: 'friend' },
  ];
  const settings = { classCount: school.classes, labels: null, rules: { cap: null, rules } };
  await askServer(demo, 'PUT', `class-plans/${plan.id}/settings`, settings);
  let proposal = await askServer<ClassProposal>(demo, 'POST', `class-plans/${plan.id}/proposals`, { seed: '1' });
  while (proposal.status === 'queued' || proposal.status === 'running') {
    await new Promise((done) => setTimeout(done, 200));
    proposal = await askServer<ClassProposal>(demo, 'GET', `class-proposals/${proposal.id}`);
  }
  const events = [{ kind: 'take', proposalId: proposal.id }];
  await askServer(demo, 'POST', `class-plans/${plan.id}/events`, { expected: 0, events });
  return plan;
}

function aTable(count: number): string {
  const random = seededRandom(`workbench ${count}`);
  const one = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)];
  const mark = () => String(4 + Math.floor(random() * 13) / 2).replace('.', ',');
  const rows = Array.from({ length: count }, (_, i) => {
    const name = `${one(['Nguyễn', 'Trần', 'Lê', 'Phạm'])} ${one(['Văn', 'Thị', 'Minh'])} ${one(['An', 'Bình', 'Chi', 'Dũng', 'Đạt', 'Hà', 'Ánh'])}`;
    const born = `${1 + Math.floor(random() * 28)}/${1 + Math.floor(random() * 12)}/2015`;
    const friend = random() < 0.2 ? `P${1000 + Math.floor(random() * count)}` : '';
    const own = `P${1000 + i}`;
    return [
      own,
      name,
      born,
      one(['Nam', 'Nữ']),
      one(['A', 'B', 'C', 'D', 'E']),
      mark(),
      mark(),
      friend === own ? '' : friend,
    ].join(';');
  });
  return ['Mã HS;Họ và tên;Ngày sinh;Giới tính;Trường tiểu học;Toán;Ngữ văn;Bạn thân', ...rows].join('\n');
}

function rowsOf(own: Timings, other: Timings): BenchRow[] {
  const row = (measure: string, one: number[], reference: number[], target: number): BenchRow => {
    const [ours, theirs] = [percentile(one, 0.95), percentile(reference, 0.95)];
    return { measure, ours, reference: theirs, ratio: theirs / ours, target: `≤ ${target}`, holds: ours <= target };
  };
  const longest = Math.max(0, ...own.longTasks);
  return [
    row('a move made, ms at the 95th percentile', own.moves, other.moves, 50),
    row('a move undone', own.undos, other.undos, 50),
    row('a card dragged one step on', own.drags, other.drags, 50),
    row('a letter of the search', own.letters, other.letters, 50),
    row('a pupil opened, with the exchanges that do no harm', own.opened, other.opened, 100),
    row('a frame while scrolling (two of 60 a second)', own.frames, other.frames, 34),
    {
      measure: 'longest task while scrolling, ms',
      ours: longest,
      reference: Math.max(0, ...other.longTasks),
      target: '≤ 100',
      holds: longest <= 100,
    },
    { measure: 'cards drawn at once', ours: own.cards, reference: large.pupils },
  ];
}

const notes = ({ moves, undos }: Timings) => [
  `${large.pupils} pupils in ${large.classes} classes; reference: the same board with ${common.pupils} in ${common.classes}, in the same run`,
  `headless Chromium, ${desk.width} × ${desk.height}; ${moves.length} moves, ${undos.length} undone; from the event to the next painted frame`,
];
