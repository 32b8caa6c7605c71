import './theme/tokens.css';
import './theme/base.css';
import './theme/controls.css';
import './theme/screens.css';
import './theme/findings.css';
import './theme/narrow.css';
import './theme/forced-colors.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { ask } from './state/ask.ts';

const [about, preferences, ignored, examples] = await Promise.all([
  ask('about.get', null),
  ask('preferences.get', null),
  ask('ignored.list', null),
  ask('examples.list', null),
]);
if (!about.ok) throw new Error(about.error.code);

// The script is async, so it may be here before the page is.
if (document.readyState === 'loading')
  await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App
      about={about.value}
      preferences={preferences.ok ? preferences.value : { language: 'system', theme: 'system', looksAtStart: false }}
      ignored={ignored.ok ? ignored.value : []}
      examples={examples.ok ? examples.value : []}
    />
  </StrictMode>,
);
