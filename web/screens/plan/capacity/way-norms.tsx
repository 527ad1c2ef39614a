import type { Coverage, NormInForce } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useCall } from '../../../state/use-call.ts';
import { Shown } from '../../../ui/states.tsx';
import { getCoverage } from '../calls.ts';
import type { PlanView } from '../plan-view.ts';

/** Communes named: those with the smallest part of their children within the service radius. */
const mostNamed = 3;

interface WayNormsProps {
  norms: readonly NormInForce[];
  view: Pick<PlanView, 'level' | 'profile'>;
}

/** The way to school held against its two norms: children within the service radius, and those so far that they have a right to board. */
export function WayNorms({ norms, view: { level, profile } }: WayNormsProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const service = norms.find((norm) => norm.id === 'service-metres')?.value ?? null;
  const boarding = norms.find((norm) => norm.id === 'boarding-metres')?.value ?? null;
  const limits = [service, boarding].filter((metres) => metres !== null);
  const coverage = useCall(
    limits.length === 0 ? null : `way norms ${id} ${level} ${profile} ${limits.join()}`,
    (signal) => getCoverage(id, { level, profile, limits }, signal),
  );
  if (limits.length === 0) return null;
  return (
    <section className="panel-stack">
      <h3>{t('capacity.way')}</h3>
      <Shown call={coverage} lines={3}>
        {(found) => (
          <>
            {service !== null && <WithinService found={found} metres={service} />}
            {boarding !== null && <BeyondBoarding found={found} metres={boarding} />}
          </>
        )}
      </Shown>
    </section>
  );
}

function WithinService({ found, metres }: { found: Coverage; metres: number }) {
  const { t, n } = useWords();
  const { total, limits, rows } = found;
  const at = limits.indexOf(metres);
  const shares = rows.flatMap(({ communeName, communeCode, children, within }) =>
    communeCode === null || within[at] === null || children === 0
      ? []
      : [{ communeName, share: within[at] / children }],
  );
  const fewest = shares.sort((a, b) => a.share - b.share).slice(0, mostNamed);
  if (total.children === 0) return <p className="soft">{t('capacity.way.no-children')}</p>;
  return (
    <>
      <p>
        {t('capacity.way.service', {
          ...{ metres: n(metres, 0), percent: n((100 * total.within[at]) / total.children, 0) },
          ...{ within: n(total.within[at], 0), children: n(total.children, 0) },
        })}
      </p>
      {fewest.length > 0 && (
        <p className="soft small">
          {t('capacity.way.fewest', {
            names: fewest.map(({ communeName, share }) => `${communeName} (${n(100 * share, 0)} %)`).join(', '),
          })}
        </p>
      )}
    </>
  );
}

function BeyondBoarding({ found: { total, limits }, metres }: { found: Coverage; metres: number }) {
  const { t, n } = useWords();
  const beyond = total.children - total.unreachable - total.within[limits.indexOf(metres)];
  if (total.children === 0) return null;
  return (
    <p>
      {t(beyond === 0 ? 'capacity.way.nobody-boards' : 'capacity.way.boarding', {
        ...{ metres: n(metres, 0), beyond: n(beyond, 0) },
      })}
      {total.unreachable > 0 && ` ${t('capacity.way.unreachable', { count: n(total.unreachable, 0) })}`}
    </p>
  );
}
