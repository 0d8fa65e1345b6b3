/**
 * The house as tables. A path ending in `/` stands for everything below it; `*` stands for the rest of a name.
 * To add a room, a package or an exception is to add a row here, with its reason.
 */

export interface Room {
  readonly room: string;
  /** Where its relative imports may lead, besides itself. */
  readonly mayImport: readonly string[];
}

const CORE = 'renderer/core/';
/** What the interface sees of the session: the port and the words of its states. */
const SESSION_PORT = [
  'renderer/session/live-session.ts',
  'renderer/session/live-status.ts',
  'renderer/session/take-session.ts',
  'renderer/session/studio-session.ts',
] as const;

/** Stages stand in the order of the flow: each may know those before it, none the one after. */
export const ROOMS: readonly Room[] = [
  { room: 'renderer/core/', mayImport: [] },
  { room: 'renderer/capture/', mayImport: [CORE] },
  { room: 'renderer/track/', mayImport: [CORE, 'renderer/capture/'] },
  { room: 'renderer/avatar/', mayImport: [CORE] },
  { room: 'renderer/render/', mayImport: [CORE, 'renderer/track/', 'renderer/avatar/'] },
  { room: 'renderer/output/', mayImport: [CORE, 'renderer/render/'] },
  {
    room: 'renderer/session/',
    mayImport: [
      CORE,
      'renderer/capture/',
      'renderer/track/',
      'renderer/avatar/',
      'renderer/render/',
      'renderer/output/',
      'renderer/host/',
      // To look at what comes in is to be its one viewer.
      'renderer/viewer/watching.ts',
    ],
  },
  { room: 'renderer/host/', mayImport: [CORE] },
  { room: 'renderer/state/', mayImport: [CORE, ...SESSION_PORT] },
  { room: 'renderer/ui/', mayImport: [CORE, 'renderer/state/', ...SESSION_PORT] },
  { room: 'renderer/viewer/', mayImport: [CORE, 'renderer/avatar/', 'renderer/render/'] },
  // A page of its own, for other people's browsers.
  { room: 'renderer/phone/', mayImport: [] },
  // The renderer's own entry files join the rooms.
  { room: 'renderer/', mayImport: [] },
  // Training reads the models that the set-up builds.
  { room: 'native-models/training/', mayImport: ['native-models/', 'build/models/', CORE] },
  { room: 'native-models/', mayImport: [CORE] },
  {
    room: 'electron/',
    // `masque avatar bake` sculpts without a page: both are pure.
    mayImport: ['native-models/', CORE, 'renderer/avatar/sculpt/', 'renderer/avatar/export/'],
  },
  // Baking runs the sculptor, and later the trackers' decoders, in Node.
  { room: 'build/', mayImport: ['renderer/', 'native-models/', 'assets/'] },
];

export interface PackagePlace {
  readonly name: string;
  readonly in: readonly string[];
}

/** Where a package may be imported. A package that is not listed may be imported nowhere but in build and tests. */
export const PACKAGE_PLACES: readonly PackagePlace[] = [
  { name: 'electron', in: ['electron/'] },
  {
    name: 'node:',
    in: ['electron/', 'native-models/', 'build/', 'electron.vite.config.ts', 'vitest.config.ts'],
  },
  { name: '@orpc/contract', in: ['renderer/core/host.ts', 'renderer/host/'] },
  { name: '@orpc/client', in: ['renderer/host/'] },
  { name: '@orpc/server', in: ['electron/rpc/'] },
  { name: 'zod', in: ['renderer/core/', 'electron/', 'native-models/'] },
  { name: 'three', in: ['renderer/avatar/', 'renderer/render/'] },
  { name: '@pixiv/three-vrm', in: ['renderer/avatar/'] },
  { name: 'fflate', in: ['renderer/avatar/export/png.ts'] },
  { name: '@mediapipe/tasks-vision', in: ['renderer/track/mediapipe*'] },
  {
    name: 'mediabunny',
    in: [
      'renderer/capture/media-file.ts',
      'renderer/capture/opaque-decoder.ts',
      'renderer/output/film/mux-film.ts',
    ],
  },
  { name: 'koffi', in: ['electron/services/virtual-camera/'] },
  { name: 'onnxruntime-node', in: ['native-models/run*'] },
  { name: 'mediasoup', in: ['electron/services/broadcast/'] },
  { name: 'mediasoup-client', in: ['renderer/output/broadcast/', 'renderer/viewer/'] },
  // Node's own server side of WebSockets: MIT, without dependencies, what nearly everything else stands on.
  { name: 'ws', in: ['electron/services/broadcast/viewer-server.ts'] },
  // Reads and writes SDP, as mediasoup-client does: MIT, without dependencies. What it reads is checked in `sdp/offer`.
  { name: 'sdp-transform', in: ['electron/services/broadcast/sdp/'] },
  { name: 'react', in: ['renderer/ui/', 'renderer/viewer/', 'renderer/main.tsx'] },
  { name: 'react-dom', in: ['renderer/ui/', 'renderer/viewer/', 'renderer/main.tsx'] },
  { name: '@base-ui/react', in: ['renderer/ui/'] },
  { name: 'lucide-react', in: ['renderer/ui/'] },
  // A QR code's squares, after Nayuki's generator: MIT, without dependencies.
  { name: 'uqr', in: ['renderer/ui/controls/qr-code.tsx'] },
  // The script's editor: caret, input methods, undo and long texts are no small matter, and the text stays plain below.
  { name: '@codemirror/state', in: ['renderer/ui/studio/editor/'] },
  { name: '@codemirror/view', in: ['renderer/ui/studio/editor/'] },
  { name: '@codemirror/commands', in: ['renderer/ui/studio/editor/'] },
  { name: '@codemirror/autocomplete', in: ['renderer/ui/studio/editor/'] },
  { name: '@fontsource-variable/inter', in: ['renderer/ui/', 'renderer/main.tsx'] },
  { name: 'zustand', in: ['renderer/state/', 'renderer/ui/', 'renderer/main.tsx'] },
  { name: '@vitejs/plugin-react', in: ['electron.vite.config.ts'] },
  { name: 'electron-vite', in: ['electron.vite.config.ts'] },
  { name: 'vite', in: ['electron.vite.config.ts', 'native-models/training/'] },
  { name: 'vitest', in: ['vitest.config.ts'] },
  { name: 'playwright-core', in: ['native-models/training/'] },
  { name: '@litertjs/core', in: ['native-models/training/'] },
];

/** Rooms that know nothing but what is listed, wherever a package may otherwise go. */
export const PURE_ROOMS: readonly { readonly room: string; readonly mayImport: readonly string[] }[] = [
  { room: 'renderer/core/', mayImport: ['zod', '@orpc/contract'] },
  // The sculptor runs in the app, in workers and in Node, and gives the same mesh everywhere.
  { room: 'renderer/avatar/sculpt/', mayImport: [] },
  { room: 'renderer/avatar/export/', mayImport: ['fflate'] },
];

/** Names that core must not use: time and seed are arguments. */
export const IMPURE_NAMES: readonly string[] = [
  'Math.random',
  'Date',
  'performance',
  'crypto',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'requestAnimationFrame',
  'globalThis',
  'window',
  'document',
  'navigator',
  'process',
  'fetch',
  'console',
];

/** Rooms whose code may import anything: they look at the house, they are not part of it. */
export const OUTSIDE: readonly string[] = ['tests/', 'build/'];

export const LONGEST_FILE = 400;

/** Data tables, the one kind of file that may be longer. */
export const DATA_TABLES: readonly string[] = [];

export const FORBIDDEN_WORDS: readonly string[] = [
  'util',
  'utils',
  'utilities',
  'helper',
  'helpers',
  'common',
  'misc',
  'manager',
  'stuff',
];

/** Type checks against the old runtime swap the one package by `paths`; no code imports by an alias. */
export const MAY_HAVE_PATHS: readonly string[] = ['electron/tsconfig.electron25.json'];

/** A room with more files than this explains itself on one screen. */
export const FILES_WITHOUT_README = 5;
export const LONGEST_README = 80;
/** The renderer is its rooms; in training each model explains itself. */
export const WITHOUT_README: readonly string[] = ['renderer/', 'native-models/training/'];
