import { type ReactNode, useRef, useState } from 'react';
import { type ApiFailure, asFailure } from '../api.ts';
import { applyImport, findImportProgress, forgetImport, type ImportAnswer, previewImport } from '../state/imports.ts';
import { useOrganisation, useWords } from '../state/organisation.tsx';
import { useCall } from '../state/use-call.ts';
import { imports } from '../text/imports.ts';
import { registerWords } from '../text/say.ts';
import { ImportPreview } from './import-preview.tsx';
import { Progress } from './progress.tsx';
import { Failed } from './states.tsx';
import { showToast } from './toasts.tsx';

registerWords({ imports });

/** Reads a file of a kind, with what is told beside it. */
export type ReadFile = (kind: string, file: File, options: Readonly<Record<string, string>>) => void;

interface LoadFileProps {
  /** Where a file is chosen; `busy` while one is read. */
  form: (busy: boolean, read: ReadFile) => ReactNode;
  onWritten: () => void;
}

/** Work on a file, and the ticket its progress is asked by. */
interface Work {
  doing: 'reading' | 'writing';
  ticket: string;
}

/** A file from the office: read first, shown, and written only when a person says so. */
export function LoadFile({ form, onWritten }: LoadFileProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const [answer, setAnswer] = useState<ImportAnswer | null>(null);
  const [work, setWork] = useState<Work | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const stop = useRef<AbortController | null>(null);
  const attempt = async (what: Work | null, done: (signal: AbortSignal) => Promise<void>) => {
    const stopping = new AbortController();
    stop.current = stopping;
    setWork(what);
    setFailure(null);
    try {
      await done(stopping.signal);
    } catch (error) {
      if (!stopping.signal.aborted) setFailure(asFailure(error));
    }
    setWork(null);
  };
  const read: ReadFile = (kind, file, options) => {
    const ticket = crypto.randomUUID();
    void attempt({ doing: 'reading', ticket }, async (signal) =>
      setAnswer(await previewImport(id, kind, file, { ...options, ticket }, signal)),
    );
  };
  const write = (batchId: string) =>
    attempt({ doing: 'writing', ticket: batchId }, async () => {
      const { batch } = await applyImport(id, batchId);
      setAnswer(null);
      showToast(t('imports.done', { counts: t('imports.counts', batch.counts) }));
      onWritten();
    });
  const forget = (batchId: string) =>
    attempt(null, async () => {
      await forgetImport(id, batchId);
      setAnswer(null);
    });
  return (
    <>
      {!answer && !work && form(false, read)}
      {work && <FileWork work={work} onStop={work.doing === 'reading' ? () => stop.current?.abort() : undefined} />}
      {failure && <Failed failure={failure} />}
      {answer && !work && (
        <ImportPreview
          answer={answer}
          onApply={() => void write(answer.batch.id)}
          onForget={() => void forget(answer.batch.id)}
        />
      )}
    </>
  );
}

/** Where on the whole bar each step of the work lies. */
const spans: Record<Work['doing'], Record<string, [from: number, to: number]>> = {
  reading: { 'reading-applicants': [0.05, 0.9], 'reading-map': [0.05, 0.9] },
  writing: {
    'reading-applicants': [0.05, 0.3],
    'reading-map': [0.05, 0.3],
    'writing-applicants': [0.3, 0.95],
    refreshing: [0.95, 1],
  },
};

function FileWork({ work: { doing, ticket }, onStop }: { work: Work; onStop?: () => void }) {
  const { t, n, code } = useWords();
  const { id } = useOrganisation();
  const told = useCall(`${id} ${ticket}`, (signal) => findImportProgress(id, ticket, signal), 1);
  const progress = told.value?.progress;
  const span = progress && spans[doing][progress.step];
  // What is not told step by step shows what is being done, at the beginning of the bar.
  const step = span ? code(`imports.step.${progress.step}`) : t(`imports.${doing}`);
  const share = span ? span[0] + progress.share * (span[1] - span[0]) : 0.02;
  const said =
    span && progress.records !== null ? t('imports.step-records', { step, count: n(progress.records, 0) }) : step;
  return <Progress share={share} step={said} onCancel={onStop} />;
}
