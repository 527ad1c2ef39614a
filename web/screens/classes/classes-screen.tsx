import './classes.css';
import { LockOpen } from 'lucide-react';
import { useState } from 'react';
import type { ClassPlan } from '../../../api/client.ts';
import { go, Link } from '../../state/navigation.tsx';
import { setOperatorToken, useOperatorToken } from '../../state/operator-token.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useCall } from '../../state/use-call.ts';
import { useTitle } from '../../state/use-title.ts';
import { classRules } from '../../text/class-rules.ts';
import { classes } from '../../text/classes.ts';
import { issues } from '../../text/issues.ts';
import { registerWords } from '../../text/say.ts';
import { Button } from '../../ui/button.tsx';
import { Guide } from '../../ui/guide.tsx';
import { Empty, Shown } from '../../ui/states.tsx';
import { SyntheticStamp } from '../../ui/synthetic-stamp.tsx';
import { TokenGate } from '../../ui/token-gate.tsx';
import { listPlans } from './calls.ts';
import { NewPlan } from './new-plan.tsx';
import { PlanView } from './plan-view.tsx';

registerWords({ classes, classRules, issues });

/** The room where pupils are split into classes: the token first, then the plans, or one of them. */
export function ClassesScreen({ planId }: { planId: string | null }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const token = useOperatorToken();
  const plans = useCall(token ? `${id} ${token}` : null, (signal) => listPlans(id, signal));
  useTitle(t('classes.title'));
  const refused = plans.failure?.code === 'forbidden';
  if (!token || refused) return <TokenGate refused={refused} />;
  const replace = (plan: ClassPlan) =>
    plans.value && plans.set({ plans: plans.value.plans.map((old) => (old.id === plan.id ? plan : old)) });
  return (
    <div className="classes">
      <Shown call={plans} lines={6}>
        {({ plans: list }) => {
          if (!planId) return <Plans plans={list} onMade={plans.reload} />;
          const plan = list.find((one) => one.id === planId);
          if (plan) return <PlanView key={plan.id} plan={plan} onPlan={replace} />;
          return plans.loading ? null : <Empty title={t('classes.plans-empty')} action={<BackLink />} />;
        }}
      </Shown>
    </div>
  );
}

function BackLink() {
  const { t } = useWords();
  const { id } = useOrganisation();
  return <Link to={{ room: 'classes', organisationId: id, planId: null }}>{t('classes.back')}</Link>;
}

function Plans({ plans, onMade }: { plans: readonly ClassPlan[]; onMade: () => void }) {
  const { t, n } = useWords();
  const { id } = useOrganisation();
  const [made, setMade] = useState<string | null>(null);
  // The new plan is in the list before its page opens.
  if (made && plans.some((plan) => plan.id === made)) {
    setMade(null);
    queueMicrotask(() => go({ room: 'classes', organisationId: id, planId: made }));
  }
  return (
    <div className="classes-home">
      <section className="stack">
        <h1 className="classes-title">{t('classes.title')}</h1>
        <Guide room="classes" />
        {plans.length === 0 && <Empty title={t('classes.plans-empty')}>{t('classes.plans-empty.next')}</Empty>}
        <ul className="plan-list">
          {plans.map((plan) => (
            <li key={plan.id}>
              <Link to={{ room: 'classes', organisationId: id, planId: plan.id }}>
                <b>
                  {plan.name} {plan.synthetic && <SyntheticStamp short />}
                </b>
                <span className="soft small figures">
                  {t('classes.plan-facts', { pupils: n(plan.pupils, 0), classes: n(plan.settings.classCount, 0) })} ·{' '}
                  {t(`classes.source.${plan.source}`)} · {plan.schoolYear}
                </span>
              </Link>
            </li>
          ))}
        </ul>
        <Button look="quiet" icon={<LockOpen aria-hidden size={18} />} onClick={() => setOperatorToken(null)}>
          {t('council.token-leave')}
        </Button>
      </section>
      <NewPlan
        onMade={(plan) => {
          setMade(plan.id);
          onMade();
        }}
      />
    </div>
  );
}
