import { type DragEvent, useState } from 'react';
import type { check } from '../text/check.ts';
import { type Language, say } from '../text/say.ts';
import { ClassesVerdict } from './classes-verdict.tsx';
import { OneChild } from './one-child.tsx';
import { type ReadFile, readPublicFile } from './read-file.ts';
import { Verdict } from './verdict.tsx';

/** A phrase of this page. */
export type Say = (key: keyof typeof check, params?: Record<string, unknown>) => string;

/** The whole page: a file goes in, a verdict in words comes out. Nothing leaves the device. */
export function CheckPage() {
  const [language, setLanguage] = useState<Language>('vi');
  const [read, setRead] = useState<ReadFile | 'working' | null>(null);
  const t: Say = (key, params) => say(language, `check.${key}`, params);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setRead('working');
    const bytes = new Uint8Array(await file.arrayBuffer());
    // A moment for the line that says what is being done.
    setTimeout(() => setRead(readPublicFile(bytes)), 50);
  };
  document.documentElement.lang = language;
  return (
    <>
      <div className="check-head">
        <h1>{t('title')}</h1>
        <button
          type="button"
          lang={language === 'vi' ? 'en' : 'vi'}
          onClick={() => setLanguage(language === 'vi' ? 'en' : 'vi')}
        >
          {t('other-language')}
        </button>
      </div>
      <p>{t('what')}</p>
      <Drop label={t('choose')} onFile={take} />
      <div role="status">
        {read === 'working' && <p>{t('working')}</p>}
        {read !== null && read !== 'working' && read.kind === 'wrong-form' && (
          <p className="check-verdict unsound">{t('not-file', { ...read.fault })}</p>
        )}
        {read !== null && read !== 'working' && read.kind === 'unreadable' && (
          <p className="check-verdict unsound">{t('not-json', { problem: read.problem })}</p>
        )}
      </div>
      {read !== null && read !== 'working' && read.kind === 'classes' && (
        <ClassesVerdict read={read} language={language} t={t} />
      )}
      {read !== null && read !== 'working' && read.kind === 'judged' && (
        <>
          <Verdict read={read} language={language} t={t} />
          <OneChild file={read.file} t={t} />
        </>
      )}
    </>
  );
}

function Drop({ label, onFile }: { label: string; onFile: (file: File | undefined) => void }) {
  const [over, setOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  };
  const onDragOver = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <label
      className={over ? 'check-drop over' : 'check-drop'}
      onDrop={onDrop}
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
    >
      {label}
      <input type="file" accept=".json,application/json" onChange={(event) => onFile(event.target.files?.[0])} />
    </label>
  );
}
