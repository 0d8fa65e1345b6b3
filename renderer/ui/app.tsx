import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { useEffect, useMemo, useState } from 'react';
import type { Host, LaunchOptions } from '../core/host.ts';
import type { LiveSession } from '../session/live-session.ts';
import type { StudioSession } from '../session/studio-session.ts';
import type { TakeSession } from '../session/take-session.ts';
import { createAvatarsStore } from '../state/avatars-store.ts';
import { createInterfaceStore, type InterfaceStart } from '../state/interface-store.ts';
import { type Problem, problemOf } from '../state/problem.ts';
import type { SettingsStore } from '../state/settings-store.ts';
import { createStatusStore } from '../state/status-store.ts';
import { createTakeStatusStore } from '../state/take-status-store.ts';
import { createTakesStore } from '../state/takes-store.ts';
import { type AppParts, AppPartsProvider, type HostFacts } from './app-context.tsx';
import { AppWindow } from './app-window.tsx';
import { createEditorOf } from './avatar-editor/create-editor.ts';
import { readAvatars } from './avatars/avatar-actions.ts';
import { RecordingAnnouncer } from './live/record-tool.tsx';
import { OnAirAnnouncer } from './on-air/on-air-signs.tsx';
import { createStudioParts } from './studio/studio-parts.ts';
import './styles/index.css';
import { useRecordedTakes } from './takes/use-recorded-takes.ts';
import { useSeen, useSessionSettings, useTakeSettings } from './use-session-settings.ts';
import { useTheme } from './use-theme.ts';

export interface AppProps {
  readonly session: LiveSession;
  /** Called when the Studio is first seen. */
  readonly createStudio: () => StudioSession;
  readonly takeSession: TakeSession;
  readonly host: Host;
  /** Made by `createSettingsStore`, so that the window, the session and tests may share it. */
  readonly settings: SettingsStore;
  readonly launch?: LaunchOptions;
  /** What was lost when a damaged settings file was set aside. */
  readonly notice?: string | undefined;
  /** What stands open at the start, for a page that shows one state. */
  readonly open?: InterfaceStart;
  /** Problems from outside the interface, such as a failed write. Returns the way to stop listening. */
  readonly onProblems?: (listener: (problem: Problem) => void) => () => void;
}

/** Whoever names a camera on the command line has answered what the welcome asks; a run that ends by itself has nobody to ask. */
const welcomes = (launch: LaunchOptions | undefined): boolean =>
  launch === undefined || (launch.camera === undefined && launch.seconds === undefined && !launch.headless);

const NO_FACTS: HostFacts = {
  runtime: null,
  window: { maximised: false, frame: 'custom' },
};

/** What the host knows: each answer stands on its own, so that one that fails takes nothing else along. */
const useHostFacts = (host: Host, onProblem: (problem: Problem) => void): HostFacts => {
  const [facts, setFacts] = useState<HostFacts>(NO_FACTS);
  useEffect(() => {
    let gone = false;
    const tell =
      <Key extends keyof HostFacts>(key: Key) =>
      (value: HostFacts[Key]) => {
        if (!gone) setFacts((before) => ({ ...before, [key]: value }));
      };
    const fail = (cause: unknown) => {
      if (!gone) onProblem(problemOf(cause));
    };
    host.runtime().then(tell('runtime'), fail);
    host.window.state().then(tell('window'), fail);
    return () => {
      gone = true;
    };
  }, [host, onProblem]);
  return facts;
};

export const App = ({
  session,
  createStudio,
  takeSession,
  host,
  settings,
  launch,
  notice,
  open,
  onProblems,
}: AppProps) => {
  const [shell] = useState(() =>
    createInterfaceStore({
      firstRun: !settings.getState().settings.firstRunDone && welcomes(launch),
      notice: notice === undefined ? undefined : { message: notice, cure: '' },
      open,
    }),
  );
  const [stageCanvas] = useState(() => document.createElement('canvas'));
  const [status] = useState(() => createStatusStore(session));
  const [avatars] = useState(createAvatarsStore);
  const [editor] = useState(() => createEditorOf({ host, shell, avatars }));
  const [studio] = useState(() => createStudioParts({ host, shell, createSession: createStudio }));
  const [takes] = useState(createTakesStore);
  const [takeStatus] = useState(() => createTakeStatusStore(takeSession));
  const facts = useHostFacts(host, shell.getState().notify);

  useEffect(() => status.stop, [status]);
  useEffect(() => studio.dispose, [studio]);
  useEffect(() => takeStatus.stop, [takeStatus]);
  useRecordedTakes(status.store, takes, shell);
  useEffect(() => onProblems?.((problem) => shell.getState().notify(problem)), [onProblems, shell]);
  useEffect(() => session.attachStage(stageCanvas), [session, stageCanvas]);
  useEffect(() => void readAvatars({ host, shell, avatars }), [host, shell, avatars]);
  useEffect(() => {
    session.surveyVirtualCameras().catch((cause: unknown) => shell.getState().notify(problemOf(cause)));
  }, [session, shell]);
  useSessionSettings(session, settings, shell);
  useSeen(session, shell, host);
  useTakeSettings(takeSession, settings);
  useTheme(settings);

  const parts = useMemo<AppParts>(
    () => ({
      session,
      host,
      settings,
      status: status.store,
      shell,
      avatars,
      editor,
      studio,
      takes,
      takeSession,
      takeStatus: takeStatus.store,
      facts,
      stageCanvas,
    }),
    [
      session,
      host,
      settings,
      status,
      shell,
      avatars,
      editor,
      studio,
      takes,
      takeSession,
      takeStatus,
      facts,
      stageCanvas,
    ],
  );
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={600}>
        <AppPartsProvider parts={parts}>
          <AppWindow />
          <OnAirAnnouncer />
          <RecordingAnnouncer />
        </AppPartsProvider>
      </Tooltip.Provider>
    </CSPProvider>
  );
};
