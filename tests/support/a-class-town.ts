import { createApp } from '../../api/app.ts';
import type { ClassPlan, ClassProposal, ClassWorkbench, RecordedEvent } from '../../api/client.ts';
import type { ClassField } from '../../api/domains/classes/columns.ts';
import { type EnrolmentTown, operatorToken, organisationId } from './an-enrolment-town.ts';

/** The class lists of one school over HTTP, in a town whose job queue is at work. */
export class ClassTown {
  readonly town: EnrolmentTown;

  constructor(town: EnrolmentTown) {
    this.town = town;
  }

  /** A form with a file, as the browser sends it. */
  upload(path: string, table: string | Uint8Array, question?: object, token: string | null = operatorToken) {
    const form = new FormData();
    form.set('file', new File([table as BlobPart], 'list.csv'));
    if (question) form.set('question', JSON.stringify(question));
    const headers: Record<string, string> = { 'accept-language': 'en' };
    if (token) headers.authorization = `Bearer ${token}`;
    const app = createApp({ ...this.town.services, operatorToken });
    return app.request(`/api/${organisationId}${path}`, { method: 'POST', headers, body: form });
  }

  async plan(table: string, mapping: ClassField[], more: object = {}): Promise<ClassPlan> {
    const response = await this.upload('/class-plans/table', table, { ...question, mapping, ...more });
    if (response.status !== 200) throw new Error(await response.text());
    return (await response.json()) as ClassPlan;
  }

  /** A proposal, waited for. */
  async proposal(plan: Pick<ClassPlan, 'id'>, seed = '1'): Promise<ClassProposal> {
    const path = `/class-plans/${plan.id}/proposals`;
    return this.ended((await this.town.json<ClassProposal>('POST', path, { body: { seed } })).id);
  }

  async ended(id: string): Promise<ClassProposal> {
    for (;;) {
      const proposal = await this.town.json<ClassProposal>('GET', `/class-proposals/${id}`);
      if (proposal.status !== 'queued' && proposal.status !== 'running') return proposal;
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  act(plan: Pick<ClassPlan, 'id'>, expected: number, ...events: object[]) {
    return this.town.request('POST', `/class-plans/${plan.id}/events`, { body: { expected, events } });
  }

  async acted(plan: Pick<ClassPlan, 'id'>, expected: number, ...events: object[]): Promise<RecordedEvent[]> {
    const response = await this.act(plan, expected, ...events);
    if (response.status !== 200) throw new Error(await response.text());
    return ((await response.json()) as { events: RecordedEvent[] }).events;
  }

  workbench(plan: Pick<ClassPlan, 'id'>): Promise<ClassWorkbench> {
    return this.town.json<ClassWorkbench>('GET', `/class-plans/${plan.id}/workbench`);
  }

  /** A plan of `count` pupils whose first proposal is taken. */
  async withClasses(count = 12, classCount = 3): Promise<{ plan: ClassPlan; proposal: ClassProposal }> {
    const plan = await this.plan(aList(count), listMapping, { classCount });
    const proposal = await this.proposal(plan);
    await this.acted(plan, 0, { kind: 'take', proposalId: proposal.id });
    return { plan, proposal };
  }
}

const question = {
  ...{ name: 'Grade 1', schoolName: 'Trường Bắc', schoolYear: '2026-2027', level: 'primary', grade: '1' },
  ...{ classCount: 3, purposes: {} },
};
export const listMapping: ClassField[] = ['pupil_id', 'name', 'birth_date', 'sex', 'maths'];

/** P01 … with names, birth dates, sex and marks; every fifth has no mark. */
export function aList(count: number): string {
  const given = ['An', 'Đạt', 'Dũng', 'Bình', 'Chi'];
  const rows = Array.from({ length: count }, (_, i) => {
    const id = `P${String(i + 1).padStart(2, '0')}`;
    const mark = i % 5 === 4 ? '' : `"${5 + (i % 9) / 2}"`.replace('.', ',');
    return `${id},Nguyễn Văn ${given[i % 5]} ,${(i % 28) + 1}/0${(i % 9) + 1}/2020,${i % 2 ? 'Nam' : 'Nữ'},${mark}`;
  });
  return ['Mã HS,Họ và tên,Ngày sinh,Giới tính,Toán', ...rows].join('\n');
}
