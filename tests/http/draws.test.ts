import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClassDraw, Draw, Run } from '../../api/client.ts';
import { aList, ClassTown, listMapping } from '../support/a-class-town.ts';
import { anEnrolmentTown, type EnrolmentTown, organisationId } from '../support/an-enrolment-town.ts';

const nobody = '00000000-0000-4000-8000-000000000000';
const seedSource = 'First prize of the southern lottery of 12 June';
let town: EnrolmentTown;
beforeAll(async () => {
  town = await anEnrolmentTown();
});
afterAll(() => town?.close());

/** A period in which four children at the same door ask for two seats: nothing but the lottery tells them apart. */
function aCloseCall(): Promise<string> {
  const children = Object.fromEntries(
    Array.from({ length: 4 }, (_, i) => [
      `child-${i}`,
      { at: ['B', 20] as [string, number], attributes: { group: '1' }, wishes: ['north'] },
    ]),
  );
  const rules = {
    mechanism: 'deferred-acceptance',
    criteria: [{ rule: 'group', attribute: 'group', order: ['1', '2'] }, { rule: 'lottery' }],
  };
  return town.aPeriod(children, { north: 2, south: 0 }, rules);
}

const seal = (period: string) => town.json<Draw>('POST', `/periods/${period}/draws`, { body: { seedSource } });
const reveal = (draw: Draw, seed: string) => town.request('POST', `/draws/${draw.id}/reveal`, { body: { seed } });
async function sealed(period: string): Promise<Draw> {
  for (let now = await seal(period); ; now = await town.json<Draw>('GET', `/draws/${now.id}`)) {
    if (now.status !== 'sealing') return now;
    await new Promise((done) => setTimeout(done, 50));
  }
}
const message = async (response: Response) => ((await response.json()) as { error: { message: string } }).error.message;

describe('a sealed draw', () => {
  it('shows everyone the hash, the rules and the source of the seed before the seed is known', async () => {
    const period = await aCloseCall();
    const draw = await sealed(period);
    expect(draw).toMatchObject({ status: 'sealed', seedSource, seed: null, runStatus: 'sealed', certified: false });
    expect(draw.inputsSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(draw.rules).toMatchObject({ mechanism: 'deferred-acceptance' });
    const { draws } = await town.json<{ draws: Draw[] }>('GET', `/periods/${period}/draws`, { token: null });
    expect(draws).toEqual([draw]);
    expect(await town.json('GET', `/draws/${draw.id}`, { token: null })).toEqual(draw);
  });

  it('is run from exactly the bytes that were sealed: what changes afterwards does not enter', async () => {
    const period = await aCloseCall();
    const draw = await sealed(period);
    await town.request('PUT', `/periods/${period}/quotas`, { body: { quotas: [{ schoolId: 'north', seats: 4 }] } });
    await town.request('PUT', `/periods/${period}/rules`, {
      body: { rules: { mechanism: 'deferred-acceptance', criteria: [{ rule: 'distance', bandMetres: 0 }] } },
    });
    await town.request('POST', `/periods/${period}/decisions`, {
      body: { applicantId: 'child-3', schoolId: 'north', number: '1', reason: 'Late' },
    });
    await town.store.database.transaction((tx) =>
      tx.execute(sql`delete from applicants where organisation_id = ${organisationId} and period_id = ${period}::uuid
        and id = 'child-0'`),
    );
    const drawn = (await (await reveal(draw, '04 17 23')).json()) as Draw;
    expect(drawn).toMatchObject({ status: 'drawn', seed: '04 17 23', inputsSha256: draw.inputsSha256 });
    const run = await town.ended(drawn.runId);
    expect(run).toMatchObject({
      status: 'done',
      certified: true,
      drawId: draw.id,
      inputsSha256: draw.inputsSha256,
      counts: { applicants: 4, seats: 2, placed: 2 },
    });
    const rules = await (await town.request('GET', `/runs/${run.id}/inputs/rules.json`)).json();
    expect(rules).toEqual(draw.rules);
  });

  it('gives the numbers of the seed: a practice run of the same data under it has the same result', async () => {
    const period = await aCloseCall();
    const draw = await sealed(period);
    const drawn = (await (await reveal(draw, '55 06 91')).json()) as Draw;
    const run = await town.ended(drawn.runId);
    const practice = await town.run(period, '55 06 91');
    expect(practice).toMatchObject({ drawId: null, placementsSha256: run.placementsSha256 });
  });

  it('is revealed once, and never with a seed that was used before', async () => {
    const period = await aCloseCall();
    await town.run(period, 'tried in practice');
    const draw = await sealed(period);
    expect(await message(await reveal(draw, 'tried in practice'))).toContain('was used before, by a run of places');
    expect((await reveal(draw, ' ')).status).toBe(422);
    const drawn = (await (await reveal(draw, 'the one')).json()) as Draw;
    await town.ended(drawn.runId);
    const again = await reveal(draw, 'another');
    expect(again.status).toBe(409);
    expect(await message(again)).toBe('This draw has its number "the one" already and is not drawn again.');
    expect((await reveal(draw, 'the one')).status).toBe(409);
    // The same data sealed anew would be a second throw of the dice.
    const second = await sealed(period);
    expect(second.status).toBe('withdrawn');
    const failed = await town.json<Run>('GET', `/runs/${second.runId}`);
    expect(failed.failure).toContain('Exactly these data were sealed before');
  });

  it('shares one register of used numbers with the draws of classes', async () => {
    const school = new ClassTown(town);
    const plan = await school.plan(aList(6), listMapping);
    await school.proposal(plan, 'tried for classes');
    const draw = await sealed(await aCloseCall());
    const refused = await reveal(draw, 'tried for classes');
    expect([refused.status, await message(refused)]).toEqual([409, expect.stringContaining('or of classes')]);
    const drawn = (await (await reveal(draw, 'drawn for schools')).json()) as Draw;
    await town.ended(drawn.runId);
    const path = `/class-plans/${plan.id}/draws`;
    const ofClasses = await town.json<ClassDraw>('POST', path, { body: { seedSource } });
    const other = (seed: string) => town.request('POST', `/class-draws/${ofClasses.id}/reveal`, { body: { seed } });
    for (const seed of ['drawn for schools', 'tried for classes']) expect((await other(seed)).status).toBe(409);
    expect((await other('drawn for classes')).status).toBe(200);
  });

  it('is revealed once when two try at the same moment', async () => {
    const draw = await sealed(await aCloseCall());
    const answers = await Promise.all([reveal(draw, 'left hand'), reveal(draw, 'right hand')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await town.ended(draw.runId);
  });

  it('is run again with the same number where the run broke off, from the same bytes and to the same end', async () => {
    const draw = await sealed(await aCloseCall());
    await reveal(draw, 'broken off');
    await town.store.database.transaction((tx) =>
      tx.execute(sql`update assignment_runs set status = 'failed' where id = ${draw.runId}::uuid
        and status in ('queued', 'running', 'verifying')`),
    );
    expect(await town.json<Run>('GET', `/runs/${draw.runId}`)).toMatchObject({ status: 'failed' });
    expect((await reveal(draw, 'another number')).status).toBe(409);
    const again = (await (await reveal(draw, 'broken off')).json()) as Draw;
    expect(again.runId).not.toBe(draw.runId);
    const run = await town.ended(again.runId);
    expect(run).toMatchObject({
      certified: true,
      inputsSha256: draw.inputsSha256,
      seed: 'broken off',
      drawId: draw.id,
    });
    expect((await reveal(draw, 'broken off')).status).toBe(409);
  });

  it('cannot be changed by hand once it is drawn', async () => {
    const draw = await sealed(await aCloseCall());
    await town.ended(((await (await reveal(draw, 'fixed for ever')).json()) as Draw).runId);
    const change = town.store.database.transaction((tx) =>
      tx.execute(sql`update draws set seed = 'a better one' where id = ${draw.id}::uuid`),
    );
    await expect(change).rejects.toThrow();
  });

  it('is one at a time, and may be withdrawn with a reason while its seed is unknown', async () => {
    const period = await aCloseCall();
    const draw = await sealed(period);
    const second = await town.request('POST', `/periods/${period}/draws`, { body: { seedSource } });
    expect(second.status).toBe(409);
    expect(await message(second)).toContain('waiting for its number');
    expect((await town.request('POST', `/runs/${draw.runId}/cancel`)).status).toBe(409);
    const withdraw = (reason: string) => town.request('POST', `/draws/${draw.id}/withdraw`, { body: { reason } });
    expect((await withdraw(' ')).status).toBe(422);
    expect(await (await withdraw('A list was missing')).json()).toMatchObject({
      status: 'withdrawn',
      withdrawnReason: 'A list was missing',
    });
    expect((await withdraw('again')).status).toBe(409);
    expect(await message(await reveal(draw, 'too late'))).toContain('This seal was withdrawn');
    expect((await sealed(period)).status).toBe('sealed');
  });

  it('is refused without the token, without a source, and where there is none', async () => {
    const period = await aCloseCall();
    const path = `/periods/${period}/draws`;
    expect((await town.request('POST', path, { body: { seedSource }, token: null })).status).toBe(403);
    expect((await town.request('POST', path, { body: { seedSource: ' ' } })).status).toBe(422);
    expect((await town.request('POST', `/periods/${nobody}/draws`, { body: { seedSource } })).status).toBe(404);
    expect((await town.request('GET', `/periods/${nobody}/draws`)).status).toBe(404);
    expect((await town.request('GET', `/draws/${nobody}`)).status).toBe(404);
    for (const [verb, body] of [
      ['reveal', { seed: '1' }],
      ['withdraw', { reason: 'x' }],
    ] as const) {
      expect((await town.request('POST', `/draws/${nobody}/${verb}`, { body })).status).toBe(404);
      expect((await town.request('POST', `/draws/${nobody}/${verb}`, { body, token: null })).status).toBe(403);
      expect((await town.request('POST', `/draws/${nobody}/${verb}`, { body: {} })).status).toBe(422);
    }
  });
});
