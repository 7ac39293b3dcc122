/** Mounts the window: texts, model, frame. The first paint waits for the look of the system and for nothing else. */
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { makeWindowModel } from './boot/window.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { startTexts } from './i18n/setup.ts';
import { startWindow } from './model/start-window.ts';
import './app.css';

const model = makeWindowModel();
void startWindow(model).then(() => {
  const { language } = model.look.state.getState();
  startTexts(language);
  const place = document.getElementById('root');
  if (place === null) throw new Error('The page has no place for the window.');
  createRoot(place).render(
    <ErrorBoundary>
      <App model={model} />
    </ErrorBoundary>,
  );
});
