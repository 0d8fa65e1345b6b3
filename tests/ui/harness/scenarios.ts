import type { FilmEntry } from '../../../renderer/core/film.ts';
import type { Background } from '../../../renderer/core/scene.ts';
import { defaultSettings, type Settings } from '../../../renderer/core/settings.ts';
import { FACE_KEYS } from '../../../renderer/session/live-session.ts';
import {
  type AvatarPictures,
  initialStatus,
  type LiveStatus,
} from '../../../renderer/session/live-status.ts';
import type { InterfaceStart, InterfaceState } from '../../../renderer/state/interface-store.ts';
import { fakePicture } from './fake-pictures.ts';
import { onAirScenarios, SURVEYS } from './on-air-scenarios.ts';
import { studioScenarios } from './studio-scenarios.ts';

/** One picture of the interface: what the fake session says, what the person has set, and what stands open. */
export interface Scenario {
  readonly status: LiveStatus;
  readonly settings: Settings;
  readonly open: InterfaceStart;
  /** Adding a camera is refused, as when no password is given. */
  readonly refusesToAdd?: boolean;
  readonly notice?: string;
  readonly avatars: number;
  readonly ownAvatars?: boolean;
  readonly official: boolean;
  /** Texts of scripts by their names. */
  readonly scripts?: Readonly<Record<string, string>>;
  readonly diskFull?: boolean;
  readonly queue?: readonly FilmEntry[];
  readonly takes?: number;
}

const pictures: AvatarPictures = {
  portrait: fakePicture(200),
  faces: Object.fromEntries(FACE_KEYS.map((face, index) => [face, fakePicture(60 * index)])),
};

const live: LiveStatus = {
  ...initialStatus(),
  camera: { kind: 'running', label: 'Integrated camera', source: 'device' },
  microphone: { kind: 'running', label: 'Built-in microphone' },
  voice: { kind: 'running', provider: 'cpu', passedOver: [] },
  face: 'found',
  stage: { kind: 'ready', avatar: 'Mira' },
  pictures,
  calibration: { kind: 'done', takenAt: '2026-11-23T09:41:00.000Z' },
  tracker: { model: 'npm', delegate: 'CPU' },
  quality: 'balanced',
  virtualCameras: SURVEYS.ready,
  trackedPerSecond: 24,
  renderedPerSecond: 30,
  latencyMilliseconds: 42,
  voiceMilliseconds: 68,
  gpu: 'ANGLE (fake graphics)',
};

const settings: Settings = { ...defaultSettings(), firstRunDone: true, lookAtCamera: true };
const base: Scenario = { status: live, settings, open: {}, avatars: 1, official: true };

const remoteSettings: Settings = { ...settings, camera: { kind: 'remote', audience: 'network' } };
/** The way in for a phone stands open, and this is what comes through it. */
const withReception = (camera: LiveStatus['camera']): Scenario => ({
  ...base,
  settings: remoteSettings,
  status: {
    ...live,
    camera,
    face: camera.kind === 'running' ? 'found' : 'none',
    reception: {
      kind: 'open',
      audience: 'network',
      addresses: {
        whip: 'http://192.168.178.24:40123/publish/AAAAAAAAAAAAAAAAAAAAAA/whip',
        phone: 'https://192.168.178.24:40124/publish/AAAAAAAAAAAAAAAAAAAAAA/phone/',
        fingerprint: Array.from({ length: 32 }, (_, i) => (160 + 3 * i).toString(16).toUpperCase())
          .map((pair) => pair.slice(-2))
          .join(':'),
      },
    },
  },
});

const withCamera = (camera: LiveStatus['camera']): Scenario => ({
  ...base,
  status: { ...live, camera, face: 'none', tracker: null, calibration: { kind: 'none' } },
});

const firstRun = (step: InterfaceState['firstRun'], status: Partial<LiveStatus> = {}): Scenario => ({
  ...base,
  settings: { ...settings, firstRunDone: false },
  status: { ...live, calibration: { kind: 'none' }, ...status },
  open: { firstRun: step },
});

const withBackground = (background: Background): Settings => ({
  ...settings,
  scene: { ...settings.scene, background },
});

/** Every state by name; the page's query string picks one. */
export const SCENARIOS = {
  live: { ...base, open: { keptFace: 'smile' } },
  recording: { ...base, status: { ...live, recording: { kind: 'on', since: Date.now() - 198_000 } } },
  takes: { ...base, avatars: 4, open: { section: 'takes' } },
  'takes-empty': { ...base, takes: 0, open: { section: 'takes' } },
  scene: { ...base, settings: { ...settings, backdrop: 'sea' }, open: { panelTab: 'scene' } },
  'scene-picture': {
    ...base,
    settings: withBackground({ kind: 'picture', path: '/home/you/Pictures/balcony at noon.jpg', blur: 0.3 }),
    open: { panelTab: 'scene' },
  },
  'scene-picture-gone': {
    ...base,
    status: {
      ...live,
      backgroundProblem: { message: '“balcony.jpg” is not there any more.', cure: 'Choose another picture.' },
    },
    settings: withBackground({ kind: 'picture', path: '/home/you/Pictures/balcony.jpg', blur: 0.3 }),
    open: { panelTab: 'scene' },
  },
  'scene-gradient': {
    ...base,
    settings: withBackground({ kind: 'gradient', from: '#8a82b8', to: '#1d2740' }),
    open: { panelTab: 'scene' },
  },
  'scene-transparent': {
    ...base,
    settings: withBackground({ kind: 'transparent' }),
    open: { panelTab: 'scene' },
  },
  'panel-closed': { ...base, settings: { ...settings, panelOpen: false } },
  diagnostics: { ...base, open: { drawerOpen: true } },
  'never-calibrated': { ...base, status: { ...live, calibration: { kind: 'none' } } },
  calibrating: { ...base, status: { ...live, calibration: { kind: 'running', progress: 0.6 } } },
  'calibration-failed': {
    ...base,
    status: {
      ...live,
      calibration: { kind: 'failed', message: 'Your face went out of view. Stay in view for two seconds.' },
    },
  },
  'face-none': { ...base, status: { ...live, face: 'none' } },
  'face-lost': { ...base, status: { ...live, face: 'lost' } },
  'camera-off': { ...withCamera({ kind: 'off' }), settings: { ...settings, cameraOn: false } },
  'camera-starting': withCamera({ kind: 'starting', label: 'Integrated camera' }),
  'camera-none-found': withCamera({ kind: 'none-found' }),
  'camera-denied': withCamera({ kind: 'denied' }),
  'camera-busy': withCamera({ kind: 'busy', label: 'Integrated camera' }),
  'camera-unplugged': withCamera({ kind: 'unplugged', label: 'Brio 4K' }),
  'camera-file-failed': {
    ...withCamera({
      kind: 'failed',
      message: 'holiday.mov cannot be used as a camera',
      cure: 'It holds no picture that plays here. Choose an MP4 or WebM video, or a picture.',
    }),
    settings: { ...settings, camera: { kind: 'file', path: '/home/you/holiday.mov' } },
  },
  'camera-demo': {
    ...base,
    settings: { ...settings, camera: { kind: 'demo' } },
    status: { ...live, camera: { kind: 'running', label: 'Demo performer', source: 'demo' } },
  },
  'remote-waiting': withReception({ kind: 'awaited', isLost: false }),
  'remote-lost': withReception({ kind: 'awaited', isLost: true }),
  'remote-sheet': {
    ...withReception({ kind: 'awaited', isLost: false }),
    open: { receptionSheetOpen: true },
  },
  'remote-sheet-connected': {
    ...withReception({ kind: 'running', label: 'Phone or OBS', source: 'remote' }),
    open: { section: 'settings', receptionSheetOpen: true },
  },
  'microphone-denied': { ...base, status: { ...live, microphone: { kind: 'denied' } } },
  'microphone-muted': { ...base, settings: { ...settings, microphoneOn: false } },
  'microphone-silenced': {
    ...base,
    status: { ...live, microphone: { kind: 'muted', label: 'Built-in microphone' }, voice: { kind: 'off' } },
  },
  'voice-restarting': { ...base, status: { ...live, voice: { kind: 'restarting', retryInSeconds: 1 } } },
  'voice-failed': {
    ...base,
    status: {
      ...live,
      voice: {
        kind: 'failed',
        message: 'The mouth shapes’ model is damaged.',
        cure: 'Run the set-up again.',
      },
    },
    open: { drawerOpen: true },
  },
  'microphone-none-found': { ...base, status: { ...live, microphone: { kind: 'none-found' } } },
  'stage-loading': { ...base, status: { ...live, stage: { kind: 'loading', avatar: 'Mira' } } },
  'avatar-failed': {
    ...base,
    status: {
      ...live,
      stage: {
        kind: 'failed',
        message: 'fox.vrm cannot be opened',
        cure: 'It is cut short at byte 81,920. Copy the file again, or choose another avatar.',
      },
    },
  },
  'self-view-hidden': { ...base, settings: { ...settings, showSelfView: false } },
  'settings-damaged': {
    ...base,
    notice:
      'Your settings file was damaged, so Masque starts with fresh settings. The old file is kept beside it.',
  },
  settings: { ...base, open: { section: 'settings' } },
  'settings-substitute': { ...base, open: { section: 'settings' }, official: false },
  avatars: { ...base, open: { section: 'avatars' }, avatars: 5, ownAvatars: true },
  'avatars-overlay': {
    ...base,
    open: { section: 'avatars', overlayOpen: true },
    avatars: 5,
    ownAvatars: true,
  },
  'first-run-1': firstRun('welcome', { camera: { kind: 'off' }, microphone: { kind: 'off' }, face: 'none' }),
  'first-run-2': firstRun('devices'),
  'first-run-2-no-camera': firstRun('devices', { camera: { kind: 'none-found' }, face: 'none' }),
  'first-run-3': firstRun('calibrate'),
  'first-run-3-done': firstRun('calibrate', { calibration: live.calibration }),
  ...studioScenarios(base),
  ...onAirScenarios(base),
} as const satisfies Readonly<Record<string, Scenario>>;

export type ScenarioName = keyof typeof SCENARIOS;
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as readonly ScenarioName[];

export const scenarioOf = (name: string | null): Scenario =>
  SCENARIOS[SCENARIO_NAMES.find((one) => one === name) ?? 'live'];
