import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter/wght.css';
import '@xyflow/react/dist/base.css';
import './theme/tokens.css';
import './theme/contrast.css';
import './theme/base.css';
import { App } from './app/App.tsx';
import { startDocuments } from './files/start.ts';
import { startI18n } from './i18n/i18n.ts';
import { connectStudio } from './studio/index.ts';
import { applyTheme } from './theme/theme.ts';

startI18n();
applyTheme();
connectStudio();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
// What was open last is in the studio: the window is drawn once it is known, so that nothing is shown only to be replaced.
void startDocuments().finally(() =>
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);
