import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/controls.css';
import './styles/tables.css';
import './styles/panels.css';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { setGivenPage } from './state/given-page.ts';
import { lineIsSlow } from './state/line.ts';
import { hasPreferences, startTheme } from './state/preferences.ts';
import { common } from './text/common.ts';
import { registerWords } from './text/say.ts';

registerWords({ common });
startTheme();
const root = document.getElementById('root');
if (root) takeOver(root);
loadFace();

/** Takes over the page the server wrote; where the reader's own choices or a shared home make another of it, writes it anew. */
function takeOver(page: HTMLElement): void {
  const given = document.getElementById('given')?.textContent;
  if (given) setGivenPage(JSON.parse(given));
  if (given && !hasPreferences() && !window.location.hash) hydrateRoot(page, <App />);
  else createRoot(page).render(<App />);
}

/** The interface face comes after the first work is done, and not at all on lines that say they are slow or dear. */
function loadFace(): void {
  if (lineIsSlow()) return;
  const whenIdle = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 200));
  // Without it the device's own face stays, which reads as well.
  whenIdle(() => void import('./styles/fonts.css').catch(() => undefined));
}
