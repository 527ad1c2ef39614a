import type { SignedClasses } from '#engines/class-history/signed-classes.ts';
import { buildPublicClasses } from '#engines/class-publication/build-public-classes.ts';
import type { Context } from '../../platform/context.ts';
import type { Queryable } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { getClassDrawRow } from './draw-queries.ts';
import { classPseudonym } from './freeze-classes.ts';
import { holdProposal, jsonBytes } from './hold-proposal.ts';
import { enrolledOf, type PlanState } from './plan-state.ts';
import { getAdoptionRow, getClassKey } from './queries.ts';
import type { ClassCertificate } from './types.ts';

/** The public file of the classes as they stand: what was frozen, the seed, the outcome, and every change after it. */
export async function writePublicClasses(
  context: Context,
  on: Queryable,
  state: PlanState,
  { version, certificate }: { version: number; certificate: ClassCertificate },
): Promise<Uint8Array> {
  const { plan, split, settings, proposals } = state;
  const base = proposals.find(({ id }) => id === split.proposalId)!;
  const { frozen, split: result } = await holdProposal(context, base);
  const key = await getClassKey(on, context.organisationId, plan.id);
  const now = new Map(enrolledOf(state).map(({ id }) => [classPseudonym(key, id), split.classOf.get(id) ?? null]));
  const known = new Set(frozen.pupils);
  const draw = base.drawId === null ? null : await getClassDrawRow(on, context.organisationId, base.drawId);
  const facts = {
    ...{ school: plan.schoolName, schoolYear: plan.schoolYear, grade: plan.grade, synthetic: plan.synthetic },
    draw: draw && {
      inputsSha256: draw.inputsSha256,
      sealedAt: draw.sealedAt,
      seedSource: draw.seedSource,
      seed: base.seed,
      drawnAt: draw.drawnAt!,
    },
  };
  const { hardBroken, pupils, movedByHand, balance } = certificate;
  const file: SignedClasses = {
    ...{ format: 'truonggan-signed-classes', adoption: version, labels: settings.labels },
    // The run was made again just now and gave the same: its outcome is taken as it is stored.
    drawn: buildPublicClasses(facts, frozen, base.seed, (problem) => ({
      classOf: Int32Array.from(problem.order, (record) => result.classes[record]),
    })),
    moves: frozen.pupils.flatMap((code, pupil) => {
      const [from, to] = [result.classes[pupil], now.get(code) ?? null];
      return from === to ? [] : [{ pupil, from, to }];
    }),
    arrivals: [...now]
      .flatMap(([pupil, to]) => (known.has(pupil) || to === null ? [] : [{ pupil, to }]))
      .sort((one, other) => (one.pupil < other.pupil ? -1 : 1)),
    certificate: { hardBroken, pupils, movedByHand, balance },
  };
  return jsonBytes(file);
}

/** The public file of published classes; `not-found` for those that are not public. */
export async function getPublicClasses(
  context: Context,
  adoptionId: string,
): Promise<{ bytes: Uint8Array; fileName: string }> {
  may(context, 'look/classes');
  const { database, organisationId, artefacts } = context;
  const adoption = await getAdoptionRow(database.db, organisationId, adoptionId);
  if (adoption.publishedAt === null)
    throw new Failure('not-found', 'failures.no-such-class-adoption', { adoption: adoptionId });
  return { bytes: await artefacts.get(adoption.publicSha256), fileName: `phan-lop-${adoption.version}.json` };
}
