import { say } from '#text/text.ts';
import { commandLanguage } from './print-issues.ts';

/** One line of progress on stderr, rewritten in place; silent where stderr is no terminal. */
export interface Progress {
  /** Share done (0-1) and the code of the step, a phrase below `words`. */
  step(share: number, step: string): void;
  /** Clears the line. */
  done(): void;
}

const millisecondsBetween = 100;

/** `words`: where the phrases of the steps stand. */
export function showProgress(subject: string, words = 'commands.step'): Progress {
  if (!process.stderr.isTTY) return { step() {}, done() {} };
  let shown = 0;
  let written = false;
  return {
    step(share, step) {
      const now = performance.now();
      if (now - shown < millisecondsBetween) return;
      shown = now;
      written = true;
      const doing = say(commandLanguage(), `${words}.${step}`);
      process.stderr.write(`\r\x1b[K${subject}: ${doing} ${Math.round(share * 100)} %`);
    },
    done() {
      if (written) process.stderr.write('\r\x1b[K');
      written = false;
    },
  };
}
