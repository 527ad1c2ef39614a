import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ClassPlan, ClassWorkbench, RecordedEvent, WorkbenchEvent } from '../../../../api/client.ts';
import { type ApiFailure, asFailure } from '../../../api.ts';
import { useOrganisation } from '../../../state/organisation.tsx';
import { recordEvents } from '../calls.ts';
import { boardOf, columnsOf, judgePlaced, orderPupils, replayWorkbench, type Standing, settingsOf } from './derive.ts';
import { useAfterPaint } from './use-after-paint.ts';

/** The workbench in hand: what stands, and how to do something. */
export interface Hand {
  workbench: ClassWorkbench;
  standing: Standing;
  /** Shows it at once, then tells the server; a refusal takes it back and is kept in `failure`. */
  act: (...events: WorkbenchEvent[]) => Promise<boolean>;
  failure: ApiFailure | null;
  /** Tries what was refused once more; where somebody else did something meanwhile, reads what stands now instead. */
  retry: () => void;
  busy: boolean;
  /** Puts what the server answered elsewhere in place (an arrival, a finished proposal). */
  change: (next: Partial<ClassWorkbench>) => void;
}

/** Plan: as the list knows it, newer settings included. */
export function useWorkbench(first: ClassWorkbench, plan: ClassPlan, onStale: () => void): Hand {
  const { id } = useOrganisation();
  const [held, setHeld] = useState(first);
  const [refused, setRefused] = useState<{ failure: ApiFailure; events: WorkbenchEvent[] } | null>(null);
  const [busy, setBusy] = useState(false);
  const latest = useRef(held);
  latest.current = held;
  // What was read again from the server takes the place of what is held.
  useEffect(() => {
    latest.current = first;
    setHeld(first);
  }, [first]);
  const change = useCallback((next: Partial<ClassWorkbench>) => {
    latest.current = { ...latest.current, ...next };
    setHeld(latest.current);
  }, []);
  const act = useCallback(
    async (...events: WorkbenchEvent[]) => {
      const before = latest.current.events;
      const now = new Date().toISOString();
      const own = events.map((event, i): RecordedEvent => ({ number: before.length + 1 + i, event, by: '', at: now }));
      const takesUnknown = events.some((event) => event.kind === 'take' && !latest.current.splits[event.proposalId]);
      setRefused(null);
      setBusy(true);
      if (!takesUnknown) change({ events: [...before, ...own] });
      try {
        const { events: recorded } = await recordEvents(id, plan.id, before.length, events);
        if (takesUnknown) onStale();
        else change({ events: [...before, ...recorded] });
        return true;
      } catch (error) {
        change({ events: before });
        setRefused({ failure: asFailure(error), events });
        return false;
      } finally {
        setBusy(false);
      }
    },
    [id, plan.id, change, onStale],
  );
  const workbench = useMemo(() => ({ ...held, plan }), [held, plan]);
  const standing = useStanding(workbench);
  const retry = () => {
    if (!refused) return;
    if (refused.failure.code !== 'conflict') return void act(...refused.events);
    setRefused(null);
    onStale();
  };
  return { workbench, standing, act, failure: refused?.failure ?? null, retry, busy, change };
}

/** Each layer is made again only when what it rests on changed: a move leaves the problem as it is. */
function useStanding(workbench: ClassWorkbench): Standing {
  const { pupils, wishes, events, splits, plan, proposals } = workbench;
  // The server's word on what was shown already changes who did it and when, not what was done.
  const done = JSON.stringify(events.map(({ event }) => event));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was done matters here, not who did it
  const split = useMemo(() => replayWorkbench({ pupils, events, splits }), [pupils, done, splits]);
  const ordered = useMemo(() => orderPupils(pupils), [pupils]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the workbench only these change the settings
  const settings = useMemo(() => settingsOf(workbench, split), [plan, proposals, split.proposalId]);
  const placed = pupils.map(({ id }) => (split.classOf.has(id) ? '1' : '0')).join('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: who has a class matters here, not which
  const judging = useMemo(
    () => judgePlaced({ plan, pupils, wishes }, split, settings),
    [pupils, wishes, settings, placed],
  );
  const placing = useMemo(() => columnsOf(ordered, split, settings.classCount), [ordered, split, settings]);
  // A move shows in its column at once; what it did to the rules is counted once that was painted.
  const settled = useAfterPaint(split, judging);
  const board = useMemo(() => boardOf(judging.judged, settled), [judging, settled]);
  return useMemo(
    () => ({ ...{ split, settings, judged: judging.judged, issues: judging.issues }, ...placing, ...board }),
    [split, settings, judging, placing, board],
  );
}
