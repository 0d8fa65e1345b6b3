import { app, type Session } from 'electron';

/** Chromium's background services that would call out by themselves, and its chatter. Must run before Electron is ready. */
export const quietChromium = (): void => {
  const { commandLine } = app;
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'disable-client-side-phishing-detection',
    'disable-sync',
    'no-pings',
  ]) {
    commandLine.appendSwitch(name);
  }
  // Chromium's own log (missing buses, drivers) would bury what we say on the terminal.
  if (!commandLine.hasSwitch('enable-logging')) commandLine.appendSwitch('log-level', '3');
};

const LOCAL_SCHEMES: ReadonlySet<string> = new Set(['app:', 'blob:', 'data:', 'devtools:']);

export interface NetworkGuard {
  /** Requests that would have left this process's own files, since the start. */
  blocked(): number;
}

/** Cancels, counts and logs every request that is not to the app's own schemes. */
export const blockNetwork = (session: Session): NetworkGuard => {
  let blocked = 0;
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, answer) => {
    const { protocol } = new URL(details.url);
    const cancel = !LOCAL_SCHEMES.has(protocol);
    if (cancel) {
      blocked += 1;
      console.error(`Blocked a request to ${details.url.slice(0, 200)}`);
    }
    answer({ cancel });
  });
  return { blocked: () => blocked };
};
