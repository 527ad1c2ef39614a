import { say } from '#text/text.ts';
import { commandLanguage } from './print-issues.ts';

/** One line of progress on stderr, rewritten in place; silent where stderr is no terminal. */
export interface Progress {
  /** Share done (0-1) and the code of the step, into `commands.step.*`. */
  step(share: number, step: string): void;
  /** Clears the line. */
  done(): void;
}

const millisecondsBetween = 100;

export function showProgress(subject: string): Progress {
  if (!process.stderr.isTTY) return { step() {}, done() {} };
  let shown = 0;
  let written = false;
  return {
    step(share, step) {
      const now = performance.now();
      if (now - shown < millisecondsBetween) return;
      shown = now;
      written = true;
      const words = say(commandLanguage(), `commands.step.${step}`);
      process.stderr.write(`\r\x1b[K${subject}: ${words} ${Math.round(share * 100)} %`);
    },
    done() {
      if (written) process.stderr.write('\r\x1b[K');
      written = false;
    },
  };
}
