import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/controls.css';
import './styles/tables.css';
import './styles/panels.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { lineIsSlow } from './state/line.ts';
import { startTheme } from './state/preferences.ts';
import { common } from './text/common.ts';
import { registerWords } from './text/say.ts';

registerWords({ common });
startTheme();
const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
loadFace();

/** The interface face comes after the first work is done, and not at all on lines that say they are slow or dear. */
function loadFace(): void {
  if (lineIsSlow()) return;
  const whenIdle = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 200));
  // Without it the device's own face stays, which reads as well.
  whenIdle(() => void import('./styles/fonts.css').catch(() => undefined));
}
