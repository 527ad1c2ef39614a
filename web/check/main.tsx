import '../styles/tokens.css';
import '../styles/base.css';
import './check.css';
import { createRoot } from 'react-dom/client';
import { check } from '../text/check.ts';
import { registerWords } from '../text/say.ts';
import { CheckPage } from './check-page.tsx';

registerWords({ check });
const page = document.getElementById('page');
if (page) createRoot(page).render(<CheckPage />);
