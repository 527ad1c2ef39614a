import { type ChangeKind, isPlace, refusal } from './change.ts';

/** New homes and the children they bring a year. */
export const housingProject: ChangeKind<'housing-project'> = {
  kind: 'housing-project',
  check(network, { id, name, lonLat, children }) {
    if (network.housing.some((project) => project.id === id)) return refusal('id-taken', { id });
    if (name.trim() === '') return refusal('no-name');
    if (!isPlace(lonLat)) return refusal('no-place');
    return Number.isInteger(children) && children > 0 && children <= 20_000 ? null : refusal('children', { children });
  },
  apply: (network, { kind: _, ...project }) => ({ ...network, housing: [...network.housing, project] }),
  say: (_, { name, children }) => ({ code: 'change.housing-project', params: { name, children } }),
};
