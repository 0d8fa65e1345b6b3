import type { RuntimeReport } from '../../core/host.ts';
import type { Settings } from '../../core/settings.ts';
import type { Diagnostics } from '../../session/live-session.ts';
import type { LiveStatus } from '../../session/live-status.ts';
import { LAYERS } from './chart-shapes.ts';
import { strongestShapes } from './shape-families.ts';

const sourceLine = (state: LiveStatus['camera'] | LiveStatus['microphone']): string =>
  'label' in state
    ? `${state.kind}: ${state.label}`
    : 'message' in state
      ? `${state.kind}: ${state.message}`
      : state.kind;

const voiceLine = ({ voice, voiceMilliseconds }: LiveStatus): string => {
  const delay = voiceMilliseconds === null ? '' : `, ${voiceMilliseconds.toFixed(0)} ms from sound to mouth`;
  if (voice.kind === 'running') return [`${voice.provider}${delay}`, ...voice.passedOver].join('; not ');
  return voice.kind === 'failed' ? `${voice.kind}: ${voice.message}` : voice.kind;
};

const onAirLine = ({ onAir }: LiveStatus): string => {
  if (onAir.kind !== 'on') return 'message' in onAir ? `${onAir.kind}: ${onAir.message}` : onAir.kind;
  const { device, width, height, framesPerSecond, readers, microphone } = onAir;
  return `${device}, ${width} × ${height}, ${framesPerSecond} a second, ${readers ?? 'unknown'} readers${microphone ? ', with the voice' : ''}`;
};

/** Plain lines to paste into a report: figures and names, never a picture, a sound or a path. */
export const reportText = (parts: {
  readonly runtime: RuntimeReport | null;
  readonly status: LiveStatus;
  readonly settings: Settings;
  readonly diagnostics: Diagnostics;
  readonly memoryMegabytes: number | null;
}): string => {
  const { runtime, status, settings, diagnostics, memoryMegabytes } = parts;
  const now = diagnostics.seconds.at(-1);
  const lines: readonly (string | null)[] = [
    runtime && `Masque ${runtime.app}, ${runtime.platform}`,
    runtime &&
      `Electron ${runtime.electron}${runtime.official ? '' : ' (not the official build)'}, Chromium ${runtime.chromium}, Node ${runtime.node}`,
    `Graphics: ${status.gpu || 'not known yet'}`,
    `Camera: ${sourceLine(status.camera)}`,
    `Microphone: ${sourceLine(status.microphone)}`,
    `Voice: ${voiceLine(status)}`,
    `On air: ${onAirLine(status)}`,
    `Face: ${status.face}`,
    `Stage: ${status.stage.kind}`,
    `Tracking: ${status.tracker ? `${status.tracker.model} on ${status.tracker.delegate}` : 'off'}, chosen ${settings.trackerModel}`,
    `Model: ${diagnostics.modelSha256 || 'none'}`,
    `Quality: ${status.quality}, chosen ${settings.quality}; ${diagnostics.triangles} triangles`,
    `Rates: ${status.trackedPerSecond.toFixed(1)} tracked, ${status.renderedPerSecond.toFixed(1)} drawn a second`,
    `Camera to picture: ${status.latencyMilliseconds.toFixed(0)} ms`,
    now ? LAYERS.map((layer) => `${layer.label} ${now[layer.key].toFixed(1)} ms`).join(', ') : null,
    `Pictures: ${diagnostics.framesTotal} tracked, ${diagnostics.droppedTotal} dropped`,
    memoryMegabytes === null ? null : `Memory: ${memoryMegabytes.toFixed(0)} MB`,
    `Strongest shapes: ${
      strongestShapes(diagnostics.weights, 5)
        .map(({ name, weight }) => `${name} ${weight.toFixed(2)}`)
        .join(', ') || 'none'
    }`,
  ];
  return `${lines.filter((line) => line !== null).join('\n')}\n`;
};
