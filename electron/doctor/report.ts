import type { RuntimeReport, TrackerModelName } from '../../renderer/core/host.ts';
import type { VirtualCameraSurvey } from '../../renderer/core/virtual-camera.ts';
import type { ModelState } from '../services/models.ts';
import type { ModelsProbe } from './probe-models.ts';

/** What an empty page of ours sees of the machine. */
export interface PageProbe {
  /** WebGL2's own words for what draws; null without WebGL2. */
  readonly renderer: string | null;
  readonly cameras: readonly string[];
  readonly microphones: readonly string[];
}

export interface Examined {
  readonly runtime: RuntimeReport;
  /** Null when the page could not be opened at all. */
  readonly page: PageProbe | null;
  readonly models: Readonly<Record<TrackerModelName, ModelState>>;
  /** How the process that listens answers for itself. */
  readonly voice: ModelsProbe;
  readonly avatars: readonly string[];
  /** What the picture can be given to; null when the process that knows does not answer. */
  readonly virtualCameras: VirtualCameraSurvey | null;
  readonly demo: boolean;
  /** The app's own page has been built. */
  readonly built: boolean;
  readonly displays: readonly { readonly width: number; readonly height: number; readonly scale: number }[];
}

/** `needed` keeps the app from running; `optional` takes something away; `fine` is as it should be. */
export interface Finding {
  readonly part: string;
  readonly level: 'fine' | 'optional' | 'needed';
  readonly message: string;
  readonly cure?: string;
}

/** What `masque doctor --json` prints. `ok` is false when the app cannot run, and then the exit status is 1. */
export interface DoctorReport extends Omit<Examined, 'page'> {
  readonly ok: boolean;
  /** Null when WebGL2 does not start. */
  readonly gpu: { readonly renderer: string; readonly software: boolean } | null;
  /** Labels of the devices. */
  readonly cameras: readonly string[];
  readonly microphones: readonly string[];
  readonly findings: readonly Finding[];
}

const SETUP = 'Run npm run setup.';

const SOFTWARE_RENDERER = /swiftshader|llvmpipe|softpipe|software|basic render/i;

const runtimeFinding = ({ runtime }: Examined): Finding => {
  const words = `Electron ${runtime.electron}, Chromium ${runtime.chromium}, ${runtime.platform}`;
  return runtime.official
    ? { part: 'runtime', level: 'fine', message: `${words}, official.` }
    : {
        part: 'runtime',
        level: 'optional',
        message: `${words}: not the official Electron that Masque is made for.`,
        cure: 'With a network, npm run setup fetches the official one.',
      };
};

const gpuFinding = ({ page }: Examined): Finding => {
  if (page === null || page.renderer === null) {
    return {
      part: 'gpu',
      level: 'needed',
      message: 'WebGL2 does not start, so no avatar can be drawn.',
      cure: 'Update the graphics driver; on Linux without a GPU install libgl1-mesa-dri.',
    };
  }
  return SOFTWARE_RENDERER.test(page.renderer)
    ? {
        part: 'gpu',
        level: 'optional',
        message: `Drawing is done by the processor (${page.renderer}).`,
        cure: 'It works at --quality light; a graphics driver makes it faster.',
      }
    : { part: 'gpu', level: 'fine', message: `${page.renderer}.` };
};

const modelFinding = (name: TrackerModelName, state: ModelState): Finding => {
  const part = `model ${name}`;
  const level = name === 'npm' ? 'needed' : 'optional';
  switch (state.kind) {
    case 'ready':
      return { part, level: 'fine', message: `${state.file}, sum checked.` };
    case 'wrong-sum':
      return {
        part,
        level,
        message: `${state.file} has SHA-256 ${state.found} and should have ${state.expected}.`,
        cure: name === 'npm' ? SETUP : 'Download it again; until then Masque uses its own.',
      };
    case 'missing':
      return {
        part,
        level,
        message: `Not found in ${state.places.join(', ')}.`,
        cure:
          name === 'npm'
            ? SETUP
            : 'It is only faster on a GPU; put face_landmarker.task there if you have it.',
      };
  }
};

const voiceFinding = ({ voice }: Examined): Finding => {
  const part = 'voice models';
  if (voice === null) {
    return { part, level: 'optional', message: 'The process that listens does not answer.', cure: SETUP };
  }
  if (voice.kind === 'failed') {
    return { part, level: 'optional', message: voice.message, cure: voice.cure };
  }
  const passedOver = voice.attempts.flatMap(({ provider, reason }) =>
    reason === undefined ? [] : [` Passed over ${provider}: ${reason}.`],
  );
  return {
    part,
    level: 'fine',
    message: `${voice.runtime} on ${voice.provider}, sums checked.${passedOver.join('')}`,
  };
};

const listFinding = (part: string, found: readonly string[], cure: string): Finding =>
  found.length > 0
    ? { part, level: 'fine', message: `${found.join(', ')}.` }
    : { part, level: 'optional', message: 'None found.', cure };

const partFinding = (part: string, there: boolean, level: Finding['level'], missing: string): Finding =>
  there ? { part, level: 'fine', message: 'Present.' } : { part, level, message: missing, cure: SETUP };

const virtualCameraFinding = ({ virtualCameras }: Examined): Finding => {
  const part = 'virtual camera';
  if (virtualCameras === null) {
    return { part, level: 'optional', message: 'The process that feeds it does not answer.', cure: SETUP };
  }
  const { devices, remedy } = virtualCameras;
  const names = devices.map(({ id, name, kind, busy }) => `${name} (${kind}, ${id}${busy ? ', busy' : ''})`);
  const cure =
    remedy === null ? null : remedy.command === null ? remedy.cure : `${remedy.cure} ${remedy.command}`;
  if (names.length === 0) {
    return { part, level: 'optional', message: remedy?.message ?? 'None found.', ...(cure && { cure }) };
  }
  const more = remedy === null ? '' : ` ${remedy.message}`;
  return { part, level: 'fine', message: `${names.join(', ')}.${more}`, ...(cure && { cure }) };
};

const displayFinding = ({ displays }: Examined): Finding => ({
  part: 'display',
  level: 'fine',
  message: displays.map(({ width, height, scale }) => `${width}×${height} at ${scale}`).join(', '),
});

/** Judges what was examined: pure, so that every finding can be tested without a machine that has it. */
export const doctorReport = (examined: Examined): DoctorReport => {
  const { page, ...rest } = examined;
  const { models, avatars, built, demo } = rest;
  const { cameras, microphones } = page ?? { cameras: [], microphones: [] };
  const renderer = page?.renderer ?? null;
  const findings: Finding[] = [
    runtimeFinding(examined),
    partFinding('app', built, 'needed', 'The app has not been built.'),
    gpuFinding(examined),
    modelFinding('npm', models.npm),
    modelFinding('official', models.official),
    voiceFinding(examined),
    avatars.length > 0
      ? { part: 'avatars', level: 'fine', message: `${avatars.join(', ')}.` }
      : { part: 'avatars', level: 'needed', message: 'No avatar has been made.', cure: SETUP },
    partFinding('demo', demo, 'optional', 'The demo performer is missing.'),
    listFinding('cameras', cameras, 'Plug one in, or use --camera demo or a video file.'),
    listFinding('microphones', microphones, 'Plug one in, or use --mic with a sound file.'),
    virtualCameraFinding(examined),
    displayFinding(examined),
  ];
  return {
    ...rest,
    ok: findings.every(({ level }) => level !== 'needed'),
    gpu: renderer === null ? null : { renderer, software: SOFTWARE_RENDERER.test(renderer) },
    cameras,
    microphones,
    findings,
  };
};

const MARKS: Readonly<Record<Finding['level'], string>> = { fine: 'ok', optional: '--', needed: '!!' };

export const doctorText = ({ findings, ok }: DoctorReport): string =>
  [
    ...findings.flatMap(({ part, level, message, cure }) => [
      `${MARKS[level]}  ${part.padEnd(16)}${message}`,
      ...(cure === undefined ? [] : [`${''.padEnd(20)}${cure}`]),
    ]),
    '',
    ok ? 'Masque can run here.' : 'Masque cannot run here yet: see the lines marked !!.',
  ].join('\n');
