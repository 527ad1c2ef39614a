import './siting.css';
import { useEffect, useMemo, useState } from 'react';
import type { LonLat, SiteCandidate, SitingWithResult } from '../../../../api/client.ts';
import { useOperatorToken } from '../../../state/operator-token.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useCall } from '../../../state/use-call.ts';
import { registerWords } from '../../../text/say.ts';
import { scenarios } from '../../../text/scenarios.ts';
import { sitings as words } from '../../../text/sitings.ts';
import { Shown } from '../../../ui/states.tsx';
import { SyntheticStamp } from '../../../ui/synthetic-stamp.tsx';
import { type MapTool, type ToolProps, useMapTool } from '../map-tool.ts';
import { AnswerView } from './answer-view.tsx';
import { getSiting, listCandidates, listSitings } from './calls.ts';
import { CandidateCard } from './candidate-card.tsx';
import { CandidateTools, type DrawnDraft } from './candidate-tools.tsx';
import { EarlierSitings } from './earlier-sitings.tsx';
import { QuestionForm } from './question-form.tsx';
import { sitingOnMap, type Wishes } from './siting-on-map.ts';
import { SitingState } from './siting-state.tsx';

registerWords({ sitings: words, scenarios });

/** Where to build: candidates on the map, a question in plain words, the answer with how good it is, and on into a scenario. */
export default function SitingPanel(props: ToolProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const { level } = props.view;
  const token = useOperatorToken();
  const candidates = useCall(token ? `candidates ${id} ${level}` : null, (signal) => listCandidates(id, level, signal));
  return (
    <div className="panel-stack">
      <h2>{t('sitings.title')}</h2>
      <p className="soft small">{t('sitings.what')}</p>
      {token ? (
        <Shown call={candidates} lines={8}>
          {({ candidates: found }) => (
            <Siting
              key={level}
              {...props}
              candidates={found}
              onCandidates={(next) => candidates.set({ candidates: next })}
            />
          )}
        </Shown>
      ) : (
        <p className="notice small">{t('sitings.needs-token')}</p>
      )}
    </div>
  );
}

/** What the panel looks at on the map. */
export type Looked = { kind: 'candidate'; id: string } | { kind: 'clicked'; lonLat: LonLat };

interface SitingProps extends ToolProps {
  candidates: readonly SiteCandidate[];
  onCandidates: (candidates: SiteCandidate[]) => void;
}

function Siting(props: SitingProps) {
  const { candidates, onCandidates, view, calls, takeMap } = props;
  const { level } = view;
  const { id } = useOrganisation();
  const [openId, setOpenId] = useState<string | null>(null);
  const [wishes, setWishes] = useState<Wishes>({});
  const [draft, setDraft] = useState<DrawnDraft | null>(null);
  const [asking, setAsking] = useState(false);
  const [looked, setLooked] = useState<Looked | null>(null);
  const list = useCall(`sitings ${id} ${level}`, (signal) => listSitings(id, level, signal));
  const shownId =
    openId ?? list.value?.sitings.find(({ status }) => status !== 'failed' && status !== 'cancelled')?.id ?? null;
  const siting = useSiting(shownId);
  const result = siting?.result ?? null;
  const open = (next: string) => {
    setOpenId(next);
    setLooked(null);
    list.reload();
  };
  const tool = useMemo<MapTool>(() => {
    const schools = calls.schools.value?.schools ?? [];
    const pickedId = looked?.kind === 'candidate' ? looked.id : null;
    const look = (candidateId: string) => setLooked({ kind: 'candidate', id: candidateId });
    const place = (lonLat: LonLat) => {
      if (draft) setDraft({ ...draft, lonLat });
      else setLooked({ kind: 'clicked', lonLat });
    };
    const isPlace = new Set(candidates.map((each) => each.id));
    return {
      data: {
        ...sitingOnMap(candidates, result, wishes, pickedId, schools),
        home: draft?.lonLat ?? (looked?.kind === 'clicked' ? looked.lonLat : null),
      },
      pinning: draft !== null || asking,
      onPick: draft || asking ? place : undefined,
      onMoved: draft || looked?.kind === 'clicked' ? place : undefined,
      onCandidate: look,
      onSchool: (schoolId) => (isPlace.has(schoolId) ? look(schoolId) : props.change({ schoolId })),
    };
  }, [candidates, result, wishes, draft, asking, looked, calls.schools.value, props.change]);
  useMapTool(takeMap, tool);
  return (
    <>
      <CandidateTools
        {...{ level, candidates, onCandidates, draft }}
        onDraft={(next) => {
          setDraft(next);
          setAsking(false);
        }}
        onLook={(candidateId) => setLooked({ kind: 'candidate', id: candidateId })}
      />
      {looked && (
        <CandidateCard
          key={looked.kind === 'candidate' ? looked.id : looked.lonLat.join()}
          {...{ looked, candidates, siting, wishes, level }}
          onWishes={setWishes}
          onCandidates={onCandidates}
          onClose={() => setLooked(null)}
        />
      )}
      <QuestionForm
        {...{ level, candidates }}
        running={siting !== null && isAtWork(siting)}
        onStarted={({ id: started }) => open(started)}
        wishes={wishes}
      />
      {siting && (
        <SitingState siting={siting} onCancelled={list.reload}>
          <Answer {...props} siting={siting} wishes={wishes} asking={asking} onAsking={setAsking} onOpen={open} />
        </SitingState>
      )}
      <EarlierSitings sitings={list.value?.sitings ?? []} openId={shownId} onOpen={open} />
    </>
  );
}

interface AnswerProps extends SitingProps {
  siting: SitingWithResult;
  wishes: Wishes;
  asking: boolean;
  onAsking: (asking: boolean) => void;
  onOpen: (id: string) => void;
}

function Answer({ siting, ...props }: AnswerProps) {
  const { t } = useWords();
  if (!siting.result) return null;
  return (
    <>
      {siting.synthetic && (
        <p>
          <SyntheticStamp />
        </p>
      )}
      <AnswerView {...props} siting={siting} result={siting.result} />
      <span className="visually-hidden" role="status">
        {t('sitings.step.done')}
      </span>
    </>
  );
}

const isAtWork = ({ status }: Pick<SitingWithResult, 'status'>) => status === 'queued' || status === 'running';

/** One siting, asked again every quarter of a second while it is at work. */
function useSiting(sitingId: string | null): SitingWithResult | null {
  const { id } = useOrganisation();
  const [following, setFollowing] = useState(false);
  const key = sitingId === null ? null : `siting ${id} ${sitingId}`;
  const call = useCall(key, (signal) => getSiting(id, sitingId!, signal), following ? 0.25 : null);
  const value = call.value?.id === sitingId ? call.value : null;
  const atWork = value === null ? sitingId !== null : isAtWork(value);
  useEffect(() => setFollowing(atWork), [atWork]);
  return value;
}
