import '../styles/token-gate.css';
import { type FormEvent, useState } from 'react';
import { setOperatorToken } from '../state/operator-token.ts';
import { useWords } from '../state/organisation.tsx';
import { council } from '../text/council.ts';
import { registerWords } from '../text/say.ts';
import { Button } from './button.tsx';
import { Field } from './field.tsx';

registerWords({ council });

/** Asks for the operator's token; it goes to this tab's storage and into a header, nowhere else. */
export function TokenGate({ refused }: { refused: boolean }) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const open = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) setOperatorToken(text.trim());
  };
  return (
    <form className="token-gate" onSubmit={open}>
      <h1>{t('council.token-title')}</h1>
      <p>{t('council.token-why')}</p>
      <Field label={t('council.token-label')} error={refused ? t('council.token-wrong') : null}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="password"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Button look="main" type="submit">
        {t('council.token-open')}
      </Button>
    </form>
  );
}
