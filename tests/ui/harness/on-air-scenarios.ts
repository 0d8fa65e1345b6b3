import type {
  VirtualCameraDevice,
  VirtualCameraRemedy,
  VirtualCameraSurvey,
} from '../../../renderer/core/virtual-camera.ts';
import type { LiveStatus, OnAirState } from '../../../renderer/session/live-status.ts';
import type { Scenario } from './scenarios.ts';

export const DEVICES = {
  pipewire: { id: 'pipewire', kind: 'pipewire', name: 'Masque Camera', busy: false, unverified: false },
  loopback: {
    id: '/dev/video10',
    kind: 'v4l2loopback',
    name: 'Masque Camera',
    busy: false,
    unverified: false,
  },
  busy: {
    id: '/dev/video11',
    kind: 'v4l2loopback',
    name: 'OBS Virtual Camera',
    busy: true,
    unverified: false,
  },
  untried: {
    id: 'obs-extension',
    kind: 'obs-extension',
    name: 'OBS Virtual Camera',
    busy: false,
    unverified: true,
  },
} as const satisfies Readonly<Record<string, VirtualCameraDevice>>;

const COMMAND = 'sudo modprobe v4l2loopback exclusive_caps=1 card_label="Masque Camera"';

const REMEDIES = {
  add: {
    message: 'Meeting apps see Masque as a camera.',
    cure: 'It has to be added to this computer once.',
    command: COMMAND,
    canAdd: true,
  },
  byHand: {
    message: 'The module v4l2loopback is not installed.',
    cure: 'Install it from your system’s packages.',
    command: 'sudo apt install v4l2loopback-dkms',
    canAdd: false,
  },
  moreApps: {
    message: 'Zoom and some other apps do not list this camera.',
    cure: 'A second one, of v4l2loopback, they do.',
    command: COMMAND,
    canAdd: true,
  },
} as const satisfies Readonly<Record<string, VirtualCameraRemedy>>;

const { pipewire, loopback, busy, untried } = DEVICES;

export const SURVEYS = {
  ready: { devices: [pipewire], remedy: null, microphone: true },
  several: { devices: [pipewire, loopback, busy, untried], remedy: null, microphone: true },
  moreApps: { devices: [pipewire], remedy: REMEDIES.moreApps, microphone: true },
  busy: { devices: [busy], remedy: null, microphone: false },
  canAdd: { devices: [], remedy: REMEDIES.add, microphone: false },
  byHand: { devices: [], remedy: REMEDIES.byHand, microphone: false },
  nothing: { devices: [], remedy: null, microphone: false },
} as const satisfies Readonly<Record<string, VirtualCameraSurvey>>;

type OnAir = Extract<OnAirState, { kind: 'on' }>;

export const onAirNow = (more: Partial<OnAir> = {}): OnAir => ({
  kind: 'on',
  device: 'Masque Camera',
  width: 1280,
  height: 720,
  framesPerSecond: 30,
  readers: 1,
  since: Date.now(),
  microphone: false,
  ...more,
});

const TWELVE_MINUTES = 724_000;

/** Everything that going on air shows; `base` is a session that runs well and could go live. */
export const onAirScenarios = (base: Scenario) => {
  const say = (status: Partial<LiveStatus>, more: Partial<Scenario> = {}): Scenario => ({
    ...base,
    ...more,
    status: { ...base.status, ...status },
  });
  const onAir = (more: Partial<OnAir> = {}): Partial<LiveStatus> => ({
    onAir: onAirNow({ since: Date.now() - TWELVE_MINUTES, ...more }),
  });
  const sheet: Partial<Scenario> = { open: { cameraSheetOpen: true } };
  const output: Partial<Scenario> = { open: { panelTab: 'output' } };
  const interrupted: Partial<LiveStatus> = {
    onAir: {
      kind: 'interrupted',
      message: 'Masque Camera went away.',
      cure: 'Nobody sees you now. Masque tries again by itself.',
    },
  };
  const failed: Partial<LiveStatus> = {
    onAir: {
      kind: 'failed',
      message: 'Masque Camera could not be opened.',
      cure: 'Close the program that gives it pictures, then try again.',
    },
  };
  const chose = (virtualCamera: string): Partial<Scenario> => ({
    ...output,
    settings: { ...base.settings, virtualCamera },
  });
  return {
    'voice-only': say(
      { camera: { kind: 'off' }, face: 'none' },
      {
        settings: { ...base.settings, cameraOn: false },
      },
    ),
    'cameras-unknown': say({ virtualCameras: null }),
    'on-air-starting': say({ onAir: { kind: 'starting' } }),
    'on-air': say(onAir(), output),
    'on-air-nobody': say(onAir({ readers: 0, since: Date.now() })),
    'on-air-three': say(onAir({ readers: 3, since: Date.now() - 3_724_000 })),
    'on-air-unknown': say(onAir({ readers: null })),
    'on-air-voice': say(onAir({ microphone: true }), {
      ...output,
      settings: { ...base.settings, virtualMicrophone: true },
    }),
    'on-air-settings': say(onAir(), { open: { section: 'settings' } }),
    'on-air-first-run': say(onAir(), { open: { firstRun: 'devices' } }),
    'on-air-denied': say({ ...onAir(), camera: { kind: 'denied' } }),
    'on-air-overlay': say(onAir(), { open: { panelTab: 'output', overlayOpen: true } }),
    'on-air-interrupted': say(interrupted),
    'on-air-interrupted-settings': say(interrupted, { open: { section: 'settings' } }),
    'on-air-failed': say(failed),
    'on-air-failed-settings': say(failed, { open: { section: 'settings' } }),
    'driver-missing': say({ virtualCameras: SURVEYS.canAdd }),
    'driver-sheet': say({ virtualCameras: SURVEYS.canAdd }, sheet),
    'driver-sheet-refused': say({ virtualCameras: SURVEYS.canAdd }, { ...sheet, refusesToAdd: true }),
    'driver-sheet-by-hand': say({ virtualCameras: SURVEYS.byHand }, sheet),
    'driver-sheet-nothing': say({ virtualCameras: SURVEYS.nothing }, sheet),
    'driver-sheet-busy': say({ virtualCameras: SURVEYS.busy }, sheet),
    'driver-sheet-ready': say({}, sheet),
    output: say({}, output),
    'output-several': say({ virtualCameras: SURVEYS.several }, chose('/dev/video10')),
    'output-busy': say({ virtualCameras: SURVEYS.several }, chose('/dev/video11')),
    'output-untried': say({ virtualCameras: SURVEYS.several }, chose('obs-extension')),
    'output-gone': say({ virtualCameras: SURVEYS.several }, chose('/dev/video12')),
    'output-more-apps': say({ virtualCameras: SURVEYS.moreApps }, output),
    'output-broadcast': say(
      {
        broadcast: {
          kind: 'on',
          audience: 'network',
          addresses: {
            view: 'http://192.168.1.7:40123/view/hq3Jv0s2S5mJ2yGkz1Xw7A/',
            poseView: 'http://192.168.1.7:40123/view/hq3Jv0s2S5mJ2yGkz1Xw7A/?pose',
            whep: 'http://192.168.1.7:40123/view/hq3Jv0s2S5mJ2yGkz1Xw7A/whep',
          },
          takenPort: undefined,
          figureProblem: null,
          video: { codec: 'vp8', layers: 3 },
          viewers: 2,
          flowing: true,
          since: Date.now() - TWELVE_MINUTES,
        },
      },
      output,
    ),
    'output-room': say(
      {
        room: {
          kind: 'in',
          isHost: true,
          room: {
            people: [
              { id: 'hq3Jv0s2S5mJ2yGkz1Xw7A', name: 'Hana', shows: 'pose' },
              { id: 'k1xGkz1Xw7Ahq3Jv0s2S5m', name: 'Jürgen Ostermann-Weber', shows: 'pose' },
            ],
            you: 'hq3Jv0s2S5mJ2yGkz1Xw7A',
            addresses: {
              join: 'http://192.168.1.7:40123/room/hq3Jv0s2S5mJ2yGkz1Xw7A/',
              page: 'http://192.168.1.7:40123/gallery/mJ2yGkz1Xw7Ahq3Jv0s2S5/?me=hq3Jv0s2S5mJ2yGkz1Xw7A',
            },
            links: [],
          },
          speaking: ['k1xGkz1Xw7Ahq3Jv0s2S5m'],
          since: Date.now() - TWELVE_MINUTES,
        },
      },
      output,
    ),
    'output-room-crowded': say(
      {
        room: {
          kind: 'in',
          isHost: true,
          room: {
            people: [
              'Hana',
              'Bo',
              'Jürgen Ostermann-Weber',
              '健二',
              'Noor',
              'Priya',
              'Sam',
              'Layla',
              'Otto',
            ].map((name, index) => ({ id: `hq3Jv0s2S5mJ2yGkz1Xw7${index}`, name, shows: 'pose' })),
            you: 'hq3Jv0s2S5mJ2yGkz1Xw70',
            addresses: {
              join: 'http://192.168.1.7:40123/room/hq3Jv0s2S5mJ2yGkz1Xw7A/',
              page: 'http://192.168.1.7:40123/gallery/mJ2yGkz1Xw7Ahq3Jv0s2S5/?me=hq3Jv0s2S5mJ2yGkz1Xw70',
            },
            links: [
              { kind: 'linked', address: 'http://192.168.1.9:40321/room/mJ2yGkz1Xw7Ahq3Jv0s2S5/' },
              { kind: 'opening', address: 'http://192.168.1.12:40001/room/mJ2yGkz1Xw7Ahq3Jv0s2S7/' },
              {
                kind: 'lost',
                address: 'http://10.8.0.3:40555/room/mJ2yGkz1Xw7Ahq3Jv0s2S6/',
                message: 'That room cannot be reached: its host has left, or the network is down.',
                cure: 'It is tried again. Its host must share in the network.',
              },
            ],
          },
          speaking: ['hq3Jv0s2S5mJ2yGkz1Xw72'],
          since: Date.now() - TWELVE_MINUTES,
        },
      },
      output,
    ),
    'output-room-lost': say(
      {
        room: {
          kind: 'lost',
          message: 'The host of the room has left or cannot be reached. Coming back by itself.',
        },
      },
      output,
    ),
    'output-broadcast-failed': say(
      {
        broadcast: {
          kind: 'failed',
          message: 'Broadcasting needs mediasoup’s worker, which could not be downloaded.',
          cure: 'Connect to the internet and try again.',
        },
      },
      output,
    ),
    'output-sending': say(
      {
        sending: {
          kind: 'live',
          since: Date.now() - TWELVE_MINUTES,
          address: 'https://live.example.com/whip',
        },
      },
      { ...output, settings: { ...base.settings, whipAddress: 'https://live.example.com/whip' } },
    ),
    'output-sending-failed': say(
      {
        sending: {
          kind: 'failed',
          message: 'live.example.com refused the picture (HTTP 401).',
          cure: 'Check the token.',
          address: 'https://live.example.com/whip',
        },
      },
      { ...output, settings: { ...base.settings, whipAddress: 'https://live.example.com/whip' } },
    ),
    'output-missing': say({ virtualCameras: SURVEYS.canAdd }, output),
  } as const satisfies Readonly<Record<string, Scenario>>;
};
