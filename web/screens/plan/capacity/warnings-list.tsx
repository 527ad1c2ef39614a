import { useState } from 'react';
import type { CapacityReport } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { Button } from '../../../ui/button.tsx';

const atFirst = 5;
const atATime = 20;

/** Warnings in sentences, the farthest beyond its norm first; a school's leads to it on the map. */
export function WarningsList({ report, onSchool }: { report: CapacityReport; onSchool: (id: string) => void }) {
  const { t, n } = useWords();
  const [shown, setShown] = useState(atFirst);
  const { warnings } = report;
  if (warnings.length === 0) return <p className="soft small">{t('capacity.warnings.none')}</p>;
  return (
    <section className="panel-stack">
      <h3>{t('capacity.warnings')}</h3>
      <p className="soft small">{t('capacity.warnings.count', { count: warnings.length })}</p>
      <ol className="capacity-warnings">
        {warnings.slice(0, shown).map(({ code, area, school, name, value, norm }) => {
          const digits = code === 'class-over-cap' || code === 'land-small' ? 1 : 0;
          const words = t(`capacity.warning.${code}`, { name, value: n(value, digits), norm: n(norm, 0) });
          return (
            <li key={`${code} ${area} ${school}`}>
              {school === null ? (
                words
              ) : (
                <button type="button" onClick={() => onSchool(school)}>
                  {words}
                </button>
              )}
            </li>
          );
        })}
      </ol>
      {shown < warnings.length && (
        <Button onClick={() => setShown((old) => old + atATime)}>{t('capacity.warnings.more')}</Button>
      )}
    </section>
  );
}
