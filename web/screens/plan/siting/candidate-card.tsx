import { useState } from 'react';
import type { Level, SiteCandidate, SitingWithResult, WhyNotAnswer } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { type Action, useAction } from '../../../state/use-action.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { failureText } from '../../../ui/states.tsx';
import { askWhyNot, changeCandidate, removeCandidates } from './calls.ts';
import { sayWhyNot } from './say-answer.ts';
import { Sentences } from './sentences.tsx';
import type { Wishes } from './siting-on-map.ts';
import type { Looked } from './siting-panel.tsx';

/** Classrooms a clicked place is asked about with, until the planner says otherwise. */
const usualRooms = 20;
const mostRooms = 200;

interface CardProps {
  looked: Looked;
  candidates: readonly SiteCandidate[];
  siting: SitingWithResult | null;
  wishes: Wishes;
  level: Level;
  onWishes: (wishes: Wishes) => void;
  onCandidates: (candidates: SiteCandidate[]) => void;
  onClose: () => void;
}

/** One place: what is known of it, why it is not chosen, and what to do with it. */
export function CandidateCard(props: CardProps) {
  const { looked, candidates, siting, onClose } = props;
  const { t } = useWords();
  const action = useAction();
  const candidate = looked.kind === 'candidate' ? candidates.find(({ id }) => id === looked.id) : undefined;
  const chosen = siting?.result?.kind === 'chosen' ? siting.result : null;
  const gone =
    looked.kind === 'candidate' && !candidate ? chosen?.places.find(({ id }) => id === looked.id)?.name : undefined;
  return (
    <section className="siting-box siting-card" aria-label={t('sitings.card.title')}>
      <div className="siting-head">
        <h3>{candidate?.name ?? gone ?? t('sitings.card.clicked')}</h3>
        <Button look="quiet" onClick={onClose}>
          {t('sitings.card.close')}
        </Button>
      </div>
      {candidate && <Facts candidate={candidate} />}
      {siting && chosen && <WhyNot {...props} siting={siting} action={action} />}
      {candidate && <Doing {...props} candidate={candidate} action={action} />}
      {action.failure && (
        <p className="field-error small" role="alert">
          {failureText(action.failure, t)}
        </p>
      )}
    </section>
  );
}

function Facts({ candidate }: { candidate: SiteCandidate }) {
  const { t, n } = useWords();
  const { communeName, rooms, land, excluded, inWater, roadMetres, cost } = candidate;
  const commune = communeName ?? t('sitings.card.nowhere');
  return (
    <>
      <p className="small">
        {t('sitings.card.commune', { commune, rooms, land: t(`sitings.land.${land}`).toLowerCase() })}
        {cost !== null && `, ${n(cost)} `}
        {cost !== null && t('sitings.cost').replace(/^.*\(|\).*$/g, '')}
      </p>
      {excluded && <p className="notice small">{t('sitings.against.excluded', { reason: excluded })}</p>}
      {inWater && <p className="notice small">{t('sitings.against.water')}</p>}
      {(roadMetres ?? 0) > 500 && <p className="notice small">{t('sitings.against.off-road')}</p>}
    </>
  );
}

function WhyNot({ looked, siting, action }: CardProps & { siting: SitingWithResult; action: Action }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [found, setFound] = useState<WhyNotAnswer | null>(null);
  const [rooms, setRooms] = useState(usualRooms);
  if (siting.result?.kind !== 'chosen') return null;
  const ask = () =>
    action.run(async () => {
      const body = looked.kind === 'candidate' ? { placeId: looked.id } : { lonLat: looked.lonLat, rooms };
      setFound(await askWhyNot(id, siting.id, body));
    });
  const against = looked.kind === 'clicked' ? (found?.against ?? []) : [];
  return (
    <>
      {looked.kind === 'clicked' && (
        <NumberField
          label={t('sitings.rooms')}
          {...{ value: rooms, least: 1, most: mostRooms }}
          onValue={(next) => {
            setRooms(next ?? usualRooms);
            setFound(null);
          }}
        />
      )}
      <Button disabled={action.busy} onClick={() => void ask()}>
        {action.busy ? t('sitings.card.asking') : t('sitings.card.why')}
      </Button>
      <div role="status">
        {against.map((why) => (
          <p key={why} className="notice small">
            {t(`sitings.against.${why}`)}
          </p>
        ))}
        {found && <Sentences said={sayWhyNot(found, siting.question, siting.result)} />}
      </div>
    </>
  );
}

function Doing({
  candidate,
  level,
  wishes,
  onWishes,
  candidates,
  onCandidates,
  onClose,
  action,
}: CardProps & { candidate: SiteCandidate; action: Action }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [reason, setReason] = useState<string | null>(null);
  const wish = wishes[candidate.id];
  const set = (next: 'forced' | 'forbidden') => {
    const { [candidate.id]: _, ...rest } = wishes;
    onWishes(wish === next ? rest : { ...rest, [candidate.id]: next });
  };
  const exclude = (excluded: string | null) =>
    action.run(async () => {
      const { name, rooms, land, cost } = candidate;
      const next = await changeCandidate(id, candidate.id, { name, rooms, land, cost, excluded });
      onCandidates(candidates.map((each) => (each.id === next.id ? next : each)));
      setReason(null);
    });
  const remove = () =>
    action.run(async () => {
      onCandidates((await removeCandidates(id, level, [candidate.id])).candidates);
      onClose();
    });
  return (
    <>
      <div className="siting-buttons">
        <Button aria-pressed={wish === 'forced'} onClick={() => set('forced')}>
          {t(wish === 'forced' ? 'sitings.card.free' : 'sitings.card.force')}
        </Button>
        <Button aria-pressed={wish === 'forbidden'} onClick={() => set('forbidden')}>
          {t(wish === 'forbidden' ? 'sitings.card.free' : 'sitings.card.forbid')}
        </Button>
      </div>
      <div className="siting-buttons">
        {candidate.excluded === null ? (
          <Button look="quiet" aria-expanded={reason !== null} onClick={() => setReason(reason === null ? '' : null)}>
            {t('sitings.card.exclude')}
          </Button>
        ) : (
          <Button look="quiet" disabled={action.busy} onClick={() => void exclude(null)}>
            {t('sitings.card.include')}
          </Button>
        )}
        <Button look="quiet" disabled={action.busy} onClick={() => void remove()}>
          {t('sitings.card.remove')}
        </Button>
      </div>
      {reason !== null && (
        <div className="siting-form">
          <Field label={t('sitings.card.exclude.reason')}>
            {(control) => (
              <input
                {...control}
                className="input"
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          <Button disabled={reason.trim() === '' || action.busy} onClick={() => void exclude(reason.trim())}>
            {t('sitings.card.exclude')}
          </Button>
        </div>
      )}
    </>
  );
}
