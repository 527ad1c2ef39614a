import { say, sayNumber } from '#text/text.ts';
import { commandLanguage } from './print-issues.ts';

/** One line a step on stderr: what is done, and the seconds it took once it is over. */
export interface StepTimes {
  /** Ends the step before and begins the one named by `key`. */
  begin(key: string): void;
  end(): void;
}

export function timeSteps(): StepTimes {
  const language = commandLanguage();
  let running: { words: string; since: number } | undefined;
  const end = () => {
    if (!running) return;
    const seconds = (performance.now() - running.since) / 1000;
    process.stderr.write(`${running.words} ${sayNumber(language, seconds, 1)} s\n`);
    running = undefined;
  };
  return {
    begin(key) {
      end();
      running = { words: say(language, key), since: performance.now() };
    },
    end,
  };
}
