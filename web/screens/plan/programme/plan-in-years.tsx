import { useMemo, useState } from 'react';
import type { ProgrammeSettings, ProgrammeWork } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { type MapTool, type ToolProps, useMapTool } from '../map-tool.ts';
import { useSaying } from '../scenarios/use-saying.ts';
import { CommunesOfYear } from './communes-of-year.tsx';
import { mapOfYear } from './map-of-year.ts';
import { notesOf, type Plan } from './notes-of.ts';

interface PlanProps extends ToolProps {
  works: readonly ProgrammeWork[];
  plan: Plan;
  settings: ProgrammeSettings;
}

/** A programme in words, as a table of years, and one year of it on the map and against the forecast. */
export function PlanInYears({ works, plan, settings, view, calls, takeMap, change }: PlanProps) {
  const { t, n } = useWords();
  const [index, setIndex] = useState(plan.years.length - 1);
  const year = plan.years[Math.min(index, plan.years.length - 1)];
  const known = calls.schools.value?.schools;
  const tool = useMemo<MapTool>(
    () => ({
      data: { schools: mapOfYear(works, plan, year, known ?? [], view.level) },
      onSchool: (schoolId) => change({ schoolId }),
    }),
    [works, plan, year, known, view.level, change],
  );
  useMapTool(takeMap, tool);
  const { before, after, bound } = plan.unmet;
  const caseName = t(`programme.case.${plan.planFor}`);
  const less = Math.floor(after - bound);
  return (
    <>
      <p>
        {t('programme.unmet-before', { before: n(before, 0), years: n(plan.years.length, 0), case: caseName })}{' '}
        <b>{t('programme.unmet-after', { after: n(after, 0) })}</b>
      </p>
      <p className="soft small">{t('programme.unmet-what')}</p>
      <p className="small">{less < 1 ? t('programme.proved') : t('programme.not-proved', { less: n(less, 0) })}</p>
      {notesOf(plan, works, settings).map(({ code, params }) => (
        <p key={`${code} ${JSON.stringify(params)}`} className="notice small">
          {t(`programme.note.${code}`, {
            ...params,
            ...('money' in params ? { money: n(params.money, 0) } : {}),
          })}
        </p>
      ))}
      <YearsTable works={works} plan={plan} carryOver={settings.carryOver} />
      <section className="panel-stack">
        <label className="programme-slider">
          <span>
            {t('programme.slider')}: <b className="figures">{year}</b>
          </span>
          <input
            type="range"
            min={0}
            max={plan.years.length - 1}
            value={Math.min(index, plan.years.length - 1)}
            aria-valuetext={String(year)}
            onChange={({ target }) => setIndex(Number(target.value))}
          />
        </label>
        <YearInWords works={works} plan={plan} year={year} />
        <EnoughTable plan={plan} year={year} />
        <CommunesOfYear plan={plan} year={year} />
      </section>
    </>
  );
}

function YearsTable({ works, plan, carryOver }: Pick<PlanProps, 'works' | 'plan'> & { carryOver: boolean }) {
  const { t, n } = useWords();
  const sayIt = useSaying();
  const workOf = new Map(works.map((work) => [work.key, work]));
  const firstYear = ({ stages }: Plan['works'][number]) => stages[0]?.year ?? Number.POSITIVE_INFINITY;
  const rows = [...plan.works].sort((a, b) => firstYear(a) - firstYear(b));
  const leftAfter = (year: number) =>
    plan.money.reduce((sum, { year: each, budget, spent }) => {
      const counts = carryOver ? each <= year : each === year;
      return counts ? sum + budget - spent : sum;
    }, 0);
  const money = (of: (each: Plan['money'][number]) => number, key: 'budget' | 'spent' | 'left' | 'left-in-all') => (
    <tr>
      <th scope="row">{t(`programme.${key}`)}</th>
      {plan.money.map((each) => (
        <td key={each.year} className="figure">
          {n(of(each), 0)}
        </td>
      ))}
    </tr>
  );
  return (
    <section className="panel-stack">
      <h3>{t('programme.by-year')}</h3>
      <div className="table-scroller">
        <table className="table programme-years">
          <thead>
            <tr>
              <th scope="col">{t('programme.work')}</th>
              {plan.years.map((year) => (
                <th key={year} scope="col" className="figure">
                  {year}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, stages, reason }) => {
              const work = workOf.get(key);
              const name = work ? sayIt(work.saying) : key;
              return (
                <tr key={key}>
                  <th scope="row">{name}</th>
                  {reason ? (
                    <td colSpan={plan.years.length} className="soft small">
                      {t(`programme.reason.${reason}`)}
                    </td>
                  ) : (
                    plan.years.map((year) => {
                      const stage = stages.find((each) => each.year === year);
                      const done = stage && stage.rooms === 0 ? t('programme.done') : null;
                      return (
                        <td key={year} className={stage ? 'figure programme-stage' : 'figure'}>
                          {stage && (done ?? t('programme.rooms', { rooms: n(stage.rooms, 0) }))}
                        </td>
                      );
                    })
                  )}
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            {money(({ budget }) => budget, 'budget')}
            {money(({ spent }) => spent, 'spent')}
            {money(({ year }) => leftAfter(year), carryOver ? 'left-in-all' : 'left')}
          </tfoot>
        </table>
      </div>
    </section>
  );
}

function YearInWords({ works, plan, year }: Pick<PlanProps, 'works' | 'plan'> & { year: number }) {
  const { t, n } = useWords();
  const stages = plan.works.flatMap((work) => work.stages.filter((stage) => stage.year <= year));
  const built = plan.works.filter((work) => work.stages.some((stage) => stage.year <= year));
  const seats = stages.reduce((sum, stage) => sum + stage.seats, 0);
  const known = built.filter(({ key }) => works.some((work) => work.key === key));
  return (
    <p aria-live="polite">
      <b>{t('programme.in-year', { year: `${year}–${year + 1}` })}</b>{' '}
      {known.length === 0
        ? t('programme.nothing-by-then')
        : t('programme.built-by-then', { works: n(known.length, 0), seats: n(seats, 0) })}
    </p>
  );
}

function EnoughTable({ plan, year }: { plan: Plan; year: number }) {
  const { t, n } = useWords();
  const need = plan.need.find((each) => each.year === year);
  if (!need) return null;
  const shown = (count: number) =>
    count > 0 ? t('programme.short-of', { count: n(count, 0) }) : t('programme.short-none');
  return (
    <table className="table">
      <caption className="visually-hidden">{t('programme.enough')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('programme.enough')}</th>
          <th scope="col" className="figure">
            {t('programme.enough.before')}
          </th>
          <th scope="col" className="figure">
            {t('programme.enough.after')}
          </th>
        </tr>
      </thead>
      <tbody>
        {(['sure', 'likely', 'possible'] as const).map((each) => (
          <tr key={each}>
            <th scope="row">{t(`programme.case.${each}`)}</th>
            <td className="figure">{shown(need[each].before)}</td>
            <td className="figure">
              <b>{shown(need[each].after)}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
