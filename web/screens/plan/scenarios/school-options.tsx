import type { ScenarioSchool } from '#engines/scenario/network.ts';

/** Open schools as options of a select, by name as Vietnamese sorts it. */
export function SchoolOptions({ schools }: { schools: readonly ScenarioSchool[] }) {
  return (
    <>
      {schools
        .filter(({ open }) => open)
        .sort((a, b) => a.name.localeCompare(b.name, 'vi'))
        .map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
    </>
  );
}
