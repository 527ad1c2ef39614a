import { type ChangeKind, refusal } from './change.ts';

/** Another size of class: the seats of every school follow, classes staying as they are. */
export const changeCap: ChangeKind<'change-cap'> = {
  kind: 'change-cap',
  check({ norms }, { classCap }) {
    if (norms.classCap === null) return refusal('no-cap');
    if (classCap === norms.classCap) return refusal('same-cap', { cap: classCap });
    return Number.isInteger(classCap) && classCap >= 5 && classCap <= 80 ? null : refusal('cap', { cap: classCap });
  },
  apply(network, { classCap }) {
    const before = network.norms.classCap!;
    const scaled = (seats: number | null) => (seats === null ? null : Math.floor((seats * classCap) / before));
    return {
      ...network,
      norms: { ...network.norms, classCap },
      schools: network.schools.map((school) => ({ ...school, seats: scaled(school.seats) })),
    };
  },
  say: ({ norms }, { classCap }) => ({
    code: 'change.change-cap',
    params: { before: norms.classCap ?? '?', after: classCap },
  }),
};
