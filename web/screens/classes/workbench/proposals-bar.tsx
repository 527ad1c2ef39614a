import { Redo2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { ClassPlan, ClassProposal } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useAction } from '../../../state/use-action.ts';
import { useCall } from '../../../state/use-call.ts';
import { Button } from '../../../ui/button.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { Failed } from '../../../ui/states.tsx';
import { cancelProposal, getProposal, repairPlan, startProposal } from '../calls.ts';
import type { Hand } from './use-workbench.ts';

interface ProposalsBarProps {
  hand: Hand;
  compared: string | null;
  onCompare: (proposalId: string | null) => void;
  onPlan: (plan: ClassPlan) => void;
  /** Wishes or cells of pupils changed: the workbench must be read again. */
  onStale: () => void;
}

const isMoving = ({ status }: ClassProposal) => status === 'queued' || status === 'running';

/** Proposals of the plan: make one, use one, hold one against what stands; undo and redo beside them. */
export function ProposalsBar({ hand, compared, onCompare, onPlan, onStale }: ProposalsBarProps) {
  const { t, n } = useWords();
  const { id } = useOrganisation();
  const { workbench, standing, act, busy } = hand;
  const { proposals, plan } = workbench;
  const { split } = standing;
  const atWork = proposals.find(isMoving);
  const newest = proposals[0];
  const done = proposals.filter(({ status }) => status === 'done');
  const { failure, run, busy: starting } = useAction();
  const start = () =>
    run(async () => {
      const made = await startProposal(id, plan.id, String((newest?.number ?? 0) + 1));
      hand.change({ proposals: [made, ...proposals] });
    });
  const repair = (code: string) =>
    run(async () => {
      onPlan(await repairPlan(id, newest.id, code));
      await startProposal(id, plan.id, String(newest.number + 1));
      onStale();
    });
  return (
    <div className="stack">
      <div className="bench-bar">
        <Button
          look={done.length === 0 ? 'main' : 'plain'}
          disabled={Boolean(atWork) || starting}
          onClick={() => void start()}
        >
          {t(newest ? 'classes.proposal-again' : 'classes.proposal-start')}
        </Button>
        {done.slice(0, 6).map((proposal) => (
          <ProposalChip
            key={proposal.id}
            proposal={proposal}
            isTaken={proposal.id === split.proposalId}
            isCompared={proposal.id === compared}
            isMain={!split.proposalId && proposal === done[0]}
            onTake={() => void act({ kind: 'take', proposalId: proposal.id })}
            onCompare={
              split.proposalId || done.length > 1
                ? () => onCompare(proposal.id === compared ? null : proposal.id)
                : null
            }
          />
        ))}
        <span className="bench-undo">
          <Button
            look="quiet"
            iconOnly
            icon={<Undo2 aria-hidden />}
            disabled={busy || split.undoes === null}
            onClick={() => void act({ kind: 'undo' })}
          >
            {t('classes.undo')}
          </Button>
          <Button
            look="quiet"
            iconOnly
            icon={<Redo2 aria-hidden />}
            disabled={busy || split.redoes === null}
            onClick={() => void act({ kind: 'redo' })}
          >
            {t('classes.redo')}
          </Button>
        </span>
      </div>
      {atWork && <AtWork key={atWork.id} hand={hand} proposal={atWork} />}
      {newest?.status === 'failed' && (
        <>
          <p className="notice notice-bad" role="alert">
            {t('classes.proposal-name', { number: n(newest.number, 0) })}: {newest.failure}
          </p>
          <Concerned hand={hand} ids={newest.concerned} />
          {newest.settingsVersion === plan.settings.version &&
            newest.repairs.map(({ code, text }) => (
              <p key={code} className="repair">
                <span>{text}</span>
                <Button
                  disabled={starting}
                  onClick={() => void repair(code)}
                  aria-label={`${t('classes.repair-do')}: ${text}`}
                >
                  {t('classes.repair-do')}
                </Button>
              </p>
            ))}
        </>
      )}
      {failure && <Failed failure={failure} />}
    </div>
  );
}

/** Whom a refusal names, as the school calls them. */
function Concerned({ hand, ids }: { hand: Hand; ids: readonly string[] }) {
  const { t } = useWords();
  const named = hand.workbench.pupils.filter(({ id, name }) => name !== '' && ids.includes(id));
  if (named.length === 0) return null;
  return (
    <p className="small">
      <b>{t('classes.concerned')}</b> {named.map(({ id, name }) => `${name} (${id})`).join(', ')}
    </p>
  );
}

interface ChipProps {
  proposal: ClassProposal;
  isTaken: boolean;
  isCompared: boolean;
  isMain: boolean;
  onTake: () => void;
  /** Null: there is nothing to compare with yet. */
  onCompare: (() => void) | null;
}

function ProposalChip({ proposal, isTaken, isCompared, isMain, onTake, onCompare }: ChipProps) {
  const { t, n } = useWords();
  const name = t('classes.proposal-name', { number: n(proposal.number, 0) });
  return (
    <span className={isTaken ? 'proposal-chip taken' : 'proposal-chip'}>
      <span>
        {name}
        {proposal.drawId && <span className="soft small"> · {t('classes.proposal-draw')}</span>}
      </span>
      {!isTaken && (
        <Button look={isMain ? 'main' : 'plain'} onClick={onTake} aria-label={`${t('classes.proposal-take')}: ${name}`}>
          {t('classes.proposal-take')}
        </Button>
      )}
      {onCompare && (
        <Button
          look="quiet"
          aria-pressed={isCompared}
          onClick={onCompare}
          aria-label={`${t('classes.proposal-compare')}: ${name}`}
        >
          {t('classes.proposal-compare')}
        </Button>
      )}
    </span>
  );
}

function AtWork({ hand, proposal }: { hand: Hand; proposal: ClassProposal }) {
  const { code } = useWords();
  const { id } = useOrganisation();
  const [following, setFollowing] = useState(true);
  const latest = useCall(
    `${id} ${proposal.id}`,
    (signal) => getProposal(id, proposal.id, signal),
    following ? 1 : null,
  );
  const now = latest.value ?? proposal;
  if (!isMoving(now) && following) {
    setFollowing(false);
    queueMicrotask(() =>
      hand.change({ proposals: hand.workbench.proposals.map((old) => (old.id === now.id ? now : old)) }),
    );
  }
  const stop = async () => {
    const stopped = await cancelProposal(id, proposal.id);
    hand.change({ proposals: hand.workbench.proposals.map((old) => (old.id === stopped.id ? stopped : old)) });
  };
  return (
    <Progress
      share={now.progress.share}
      step={code(`classes.step.${now.progress.step}`)}
      onCancel={proposal.drawId ? undefined : () => void stop().catch(() => latest.reload())}
    />
  );
}
