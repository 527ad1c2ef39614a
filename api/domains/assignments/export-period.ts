import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { frozenFiles } from './frozen-files.ts';
import { measurePeriod } from './measure-period.ts';
import { rulesNeedMetres, takeSnapshot } from './period-snapshot.ts';
import type { Note } from './types.ts';

/** A period as it is now, as the files a run would freeze: for `assign` and `verify` over files. Audited: children are in it. */
export async function exportPeriod(
  context: Context,
  periodId: string,
  seed: string,
): Promise<{ files: Map<string, Uint8Array>; notes: Note[]; synthetic: boolean }> {
  may(context, 'read-child/periods');
  const snapshot = await takeSnapshot(context, periodId);
  const travel = rulesNeedMetres(snapshot.rules) ? await measurePeriod(context, snapshot) : null;
  await context.database.transaction((tx) =>
    recordAudit(tx, context, {
      verb: 'read-child/periods',
      subjectKind: 'period',
      subjectId: periodId,
      details: { export: 'inputs', children: snapshot.applicants.ids.length },
    }),
  );
  return { ...frozenFiles(snapshot, travel, seed), synthetic: snapshot.synthetic };
}
