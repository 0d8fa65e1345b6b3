import { createRoot } from 'react-dom/client';
import { createSettingsStore } from '../../../renderer/state/settings-store.ts';
import { App } from '../../../renderer/ui/app.tsx';
import { FAKE_LAUNCH, fakeHost } from './fake-host.ts';
import { fakeSession } from './fake-session.ts';
import { fakeStudio } from './fake-studio.ts';
import { fakeTakeSession } from './fake-take-session.ts';
import { scenarioOf } from './scenarios.ts';

// A fake of the whole app: `?state=NAME&theme=light` picks one of the scenarios.
const query = new URLSearchParams(location.search);
const scenario = scenarioOf(query.get('state'));
const theme = query.get('theme') === 'light' ? 'light' : 'dark';
const settings = { ...scenario.settings, theme } as const;

const host = fakeHost({
  settings,
  avatars: scenario.avatars,
  ownAvatars: scenario.ownAvatars === true,
  official: scenario.official,
  scripts: scenario.scripts ?? {},
  diskFull: scenario.diskFull === true,
  ...(scenario.takes !== undefined && { takes: scenario.takes }),
});
const store = createSettingsStore({
  saved: settings,
  write: (patch) => host.settings.write(patch),
  onWriteFailed: (cause) => console.error(cause),
});

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');
createRoot(root).render(
  <App
    session={fakeSession(scenario.status, { refusesToAdd: scenario.refusesToAdd === true })}
    createStudio={() => fakeStudio(scenario.queue ?? [])}
    takeSession={fakeTakeSession()}
    host={host}
    settings={store}
    launch={FAKE_LAUNCH}
    open={scenario.open}
    notice={scenario.notice}
  />,
);
