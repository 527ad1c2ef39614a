import type { ReactNode } from 'react';
import type { Draw } from '../../api/client.ts';
import { useWords } from '../state/organisation.tsx';
import { sayTime } from '../text/say.ts';
import { RulesInWords } from './rules-in-words.tsx';

/** What everyone may compare of a draw: the codes of the seal, when it was set, its number, and the sealed rules in words. */
export function DrawFacts({ draw }: { draw: Draw }) {
  const { t, date } = useWords();
  return (
    <>
      <dl className="seals">
        <Fact name={t('season.draw-source')}>{draw.seedSource}</Fact>
        {draw.inputsSha256 && draw.sealedAt && (
          <>
            <Fact name={t('season.draw-code')}>
              <code className="small">{draw.inputsSha256}</code>
            </Fact>
            <Fact name={t('season.draw-rules-code')}>
              <code className="small">{draw.rulesSha256}</code>
            </Fact>
            <Fact name={t('season.draw-sealed-at')}>
              {date(draw.sealedAt)} {sayTime(draw.sealedAt)}
            </Fact>
          </>
        )}
        {draw.seed !== null && draw.drawnAt && (
          <>
            <Fact name={t('season.draw-seed')}>
              <b>{draw.seed}</b>
            </Fact>
            <Fact name={t('season.draw-drawn-at')}>
              {date(draw.drawnAt)} {sayTime(draw.drawnAt)}
            </Fact>
          </>
        )}
      </dl>
      <details className="json-view">
        <summary>{t('season.draw-rules-text')}</summary>
        <RulesInWords rules={draw.rules} />
        <details>
          <summary className="small">{t('season.draw-rules-machine')}</summary>
          <pre className="small sealed-rules">{JSON.stringify(draw.rules, null, 2)}</pre>
        </details>
      </details>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
