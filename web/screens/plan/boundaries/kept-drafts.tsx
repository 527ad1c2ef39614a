import { useState } from 'react';
import type { BoundaryBlocks, BoundaryDraft, BoundaryDraftSummary } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { writePath } from '../../../state/paths.ts';
import { useAction } from '../../../state/use-action.ts';
import { useCall } from '../../../state/use-call.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { failureText, Shown } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toasts.tsx';
import { ShareLink } from '../share-link.tsx';
import { packAreas, type ReadAreas, unpackAreas } from './areas-codec.ts';
import { createDraft, getDraft, listDrafts, removeDraft, saveVersion, shareDraft } from './calls.ts';

interface KeptDraftsProps {
  blocks: BoundaryBlocks;
  /** The areas drawn now; null: none. */
  school: Int32Array | null;
  onRead: (read: ReadAreas) => void;
}

/** Drafts kept on the server: saved under a name, saved again as the next version, opened at any of them. Only the office sees them until one is shared. */
export function KeptDrafts({ blocks, school, onRead }: KeptDraftsProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const action = useAction();
  const list = useCall(`${id} boundary-drafts ${blocks.level}`, (signal) => listDrafts(id, blocks.level, signal));
  const [opened, setOpened] = useState<BoundaryDraft | null>(null);
  const take = (draft: BoundaryDraft) => {
    setOpened(draft);
    onRead(unpackAreas(blocks, draft.areas));
  };
  const open = (draft: string, version: number | null) =>
    void action.run(async () => take(await getDraft(id, draft, version)));
  const keep = (saving: Promise<BoundaryDraft>) =>
    action.run(async () => {
      const draft = await saving;
      setOpened(draft);
      list.reload();
      showToast(t('boundaries.saved', { name: draft.name, version: draft.version }));
    });
  const share = (shared: boolean) =>
    void action.run(async () => {
      const { shareCode } = await shareDraft(id, opened!.id, shared);
      setOpened((draft) => draft && { ...draft, shareCode });
    });
  const remove = (draft: string) =>
    void action.run(async () => {
      await removeDraft(id, draft);
      if (opened?.id === draft) setOpened(null);
      list.reload();
    });
  return (
    <section className="panel-stack" aria-label={t('boundaries.drafts')}>
      <h3>{t('boundaries.drafts')}</h3>
      <p className="soft small">{t('boundaries.drafts.what')}</p>
      <Shown call={list} lines={2}>
        {({ drafts }) => (
          <>
            {drafts.length === 0 && <p className="soft small">{t('boundaries.drafts.empty')}</p>}
            <ul className="card-list">
              {drafts.map((draft) => (
                <DraftLine
                  key={draft.id}
                  draft={draft}
                  busy={action.busy}
                  onOpen={() => open(draft.id, null)}
                  onRemove={() => remove(draft.id)}
                />
              ))}
            </ul>
          </>
        )}
      </Shown>
      {opened && <Versions draft={opened} onVersion={(version) => open(opened.id, version)} />}
      {opened && <Shared draft={opened} busy={action.busy} onShare={share} />}
      {school && (
        <SaveForm
          opened={opened}
          busy={action.busy}
          onNew={(name, note) =>
            void keep(createDraft(id, { name, note, level: blocks.level, areas: packAreas(blocks, school) }))
          }
          onAgain={(note) => {
            const body = { seen: opened!.versions[0].version, note, areas: packAreas(blocks, school) };
            void keep(saveVersion(id, opened!.id, body));
          }}
        />
      )}
      {action.failure && (
        <p className="field-error small" role="alert">
          {failureText(action.failure, t)}
        </p>
      )}
    </section>
  );
}

interface LineProps {
  draft: BoundaryDraftSummary;
  busy: boolean;
  onOpen: () => void;
  onRemove: () => void;
}

/** A draft with its last saving; taking it away is asked twice, since it cannot be undone. */
function DraftLine({ draft, busy, onOpen, onRemove }: LineProps) {
  const { t, n, date } = useWords();
  const [asked, setAsked] = useState(false);
  const { name, version, savedBy, savedAt } = draft;
  return (
    <li className="card-item">
      <p>
        <b>{name}</b>
      </p>
      <p className="soft small">
        {t('boundaries.version', { version: n(version, 0) })} · {date(savedAt)} · {savedBy}
      </p>
      <div className="boundary-buttons">
        <Button disabled={busy} onClick={onOpen} aria-label={t('boundaries.drafts.open-named', { name })}>
          {t('boundaries.drafts.open')}
        </Button>
        <Button
          look={asked ? 'danger' : 'quiet'}
          disabled={busy}
          onClick={asked ? onRemove : () => setAsked(true)}
          onBlur={() => setAsked(false)}
        >
          {t(asked ? 'boundaries.drafts.remove-sure' : 'boundaries.drafts.remove', { name })}
        </Button>
      </div>
    </li>
  );
}

function Versions({ draft, onVersion }: { draft: BoundaryDraft; onVersion: (version: number) => void }) {
  const { t, n, date } = useWords();
  return (
    <Field label={t('boundaries.versions', { name: draft.name })}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={draft.version}
          onChange={({ target }) => onVersion(Number(target.value))}
        >
          {draft.versions.map(({ version, note, savedAt }) => (
            <option key={version} value={version}>
              {[t('boundaries.version', { version: n(version, 0) }), date(savedAt), note].filter(Boolean).join(' · ')}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface SharedProps {
  draft: BoundaryDraft;
  busy: boolean;
  onShare: (shared: boolean) => void;
}

/** The link of a draft, given and taken back: what was saved last, stamped as not approved. */
function Shared({ draft, busy, onShare }: SharedProps) {
  const { t } = useWords();
  const organisationId = useOrganisation().id;
  const { shareCode } = draft;
  return (
    <div className="panel-stack">
      <div>
        <Button disabled={busy} onClick={() => onShare(shareCode === null)}>
          {t(shareCode === null ? 'boundaries.share' : 'boundaries.unshare', { name: draft.name })}
        </Button>
      </div>
      {shareCode === null ? (
        <p className="soft small">{t('boundaries.share.what')}</p>
      ) : (
        <ShareLink path={writePath({ room: 'look', organisationId, schoolId: null, draft: shareCode })} />
      )}
    </div>
  );
}

interface SaveFormProps {
  opened: BoundaryDraft | null;
  busy: boolean;
  onNew: (name: string, note: string) => void;
  onAgain: (note: string) => void;
}

function SaveForm({ opened, busy, onNew, onAgain }: SaveFormProps) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [note, setNote] = useState('');
  const text = (label: string, value: string, onValue: (value: string) => void, most: number) => (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          className="input"
          maxLength={most}
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  );
  return (
    <form
      className="panel-stack"
      onSubmit={(event) => {
        event.preventDefault();
        onNew(name, note);
      }}
    >
      {text(t('boundaries.drafts.name'), name, setName, 200)}
      {text(t('boundaries.drafts.note'), note, setNote, 500)}
      <div className="boundary-buttons">
        {opened && (
          <Button disabled={busy} onClick={() => onAgain(note)}>
            {t('boundaries.drafts.again', { name: opened.name })}
          </Button>
        )}
        <Button type="submit" disabled={busy || name.trim() === ''}>
          {t('boundaries.drafts.new')}
        </Button>
      </div>
    </form>
  );
}
