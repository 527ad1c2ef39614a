import './shared-scenario.css';
import { useState } from 'react';
import type { ScenarioComment, SharedScenario } from '../../../api/client.ts';
import { call, pathOf } from '../../api.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { useAction } from '../../state/use-action.ts';
import { useCall } from '../../state/use-call.ts';
import { useTitle } from '../../state/use-title.ts';
import { registerWords } from '../../text/say.ts';
import { scenarios } from '../../text/scenarios.ts';
import { Button } from '../../ui/button.tsx';
import { ComparedCommunes } from '../../ui/compared-communes.tsx';
import { ComparedTable } from '../../ui/compared-table.tsx';
import { Field } from '../../ui/field.tsx';
import { Empty, failureText, Loading } from '../../ui/states.tsx';
import { SyntheticStamp } from '../../ui/synthetic-stamp.tsx';
import { showToast } from '../../ui/toasts.tsx';

registerWords({ scenarios });

/** A scenario as its link shows it: stamped as not approved, in figures beside today's, open to comments of communes. */
export function SharedScenarioScreen({ code }: { code: string }) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const shared = useCall(`${id} shared ${code}`, (signal) =>
    call<SharedScenario>(pathOf(id, 'shared-scenarios', code), { signal }),
  );
  useTitle(t('scenarios.shared-title', { name: shared.value?.name ?? '' }));
  if (shared.failure) return <Empty title={t('scenarios.shared-gone')}>{failureText(shared.failure, t)}</Empty>;
  if (!shared.value) return <Loading lines={10} />;
  const { name, compared, comments, communes, adoptedAt } = shared.value;
  const heard = (more: ScenarioComment[]) => shared.set({ ...shared.value!, comments: more });
  return (
    <div className="shared-page">
      <p className="discussed-stamp">{t(adoptedAt ? 'scenarios.adopted' : 'scenarios.stamp')}</p>
      <h1>
        {t('scenarios.shared-title', { name })} {compared.synthetic && <SyntheticStamp />}
      </h1>
      <ComparedTable compared={compared} />
      <ComparedCommunes compared={compared} />
      <section className="shared-comments">
        <h2>{t('scenarios.comments')}</h2>
        {comments.length === 0 && <p className="soft">{t('scenarios.comments-empty')}</p>}
        <ul>
          {comments.map((comment) => (
            <Comment key={comment.id} comment={comment} />
          ))}
        </ul>
        <CommentForm {...{ code, communes, heard }} />
      </section>
    </div>
  );
}

function Comment({ comment }: { comment: ScenarioComment }) {
  const { date } = useWords();
  return (
    <li className="shared-comment">
      <p>{comment.words}</p>
      <p className="soft small">
        {[comment.author, comment.communeName, date(comment.writtenAt)].filter(Boolean).join(' · ')}
      </p>
    </li>
  );
}

interface FormProps {
  code: string;
  communes: SharedScenario['communes'];
  heard: (comments: ScenarioComment[]) => void;
}

function CommentForm({ code, communes, heard }: FormProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const action = useAction();
  const [communeCode, setCommune] = useState('');
  const [author, setAuthor] = useState('');
  const [words, setWords] = useState('');
  const send = () =>
    action.run(async () => {
      const body = { communeCode: communeCode || null, author, words };
      const path = pathOf(id, 'shared-scenarios', code, 'comments');
      heard((await call<{ comments: ScenarioComment[] }>(path, { method: 'POST', body })).comments);
      setWords('');
      showToast(t('scenarios.comment-sent'));
    });
  return (
    <form
      className="shared-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field label={t('scenarios.commune')}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={communeCode}
            onChange={(event) => setCommune(event.target.value)}
          >
            <option value="">{t('scenarios.comment-commune-none')}</option>
            {communes.map((commune) => (
              <option key={commune.code} value={commune.code}>
                {commune.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('scenarios.comment-author')}>
        {(control) => (
          <input
            {...control}
            className="input"
            required
            value={author}
            onChange={(event) => setAuthor(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('scenarios.comment-words')} error={action.failure && failureText(action.failure, t)}>
        {(control) => (
          <textarea
            {...control}
            className="input"
            required
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      <div>
        <Button look="main" type="submit" disabled={action.busy}>
          {t('scenarios.comment-send')}
        </Button>
      </div>
    </form>
  );
}
