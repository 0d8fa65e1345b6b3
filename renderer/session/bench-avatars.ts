import { toGlb } from '../avatar/export/to-glb.ts';
import { toVrm } from '../avatar/export/to-vrm.ts';
import { loadGlb } from '../avatar/load-glb.ts';
import { sculptAvatar } from '../avatar/sculpt/sculpt-avatar.ts';
import { demoPose } from '../core/animate/demo-performance.ts';
import type { Host, LaunchOptions, RunReport } from '../core/host.ts';
import { LEVELS } from '../core/recipe/levels.ts';
import { QUALITIES, type Quality } from '../core/settings.ts';
import { createStage, type Stage } from '../render/stage.ts';
import { fetchCanonicalFace } from './open-figure.ts';
import { createSamples, p50p95, rounded } from './percentile.ts';

/** Of each figure at each quality. */
const DEFAULT_SECONDS = 2;
const WARM_UPS = 3;
/** The demo performance at this pace, however fast it is drawn. */
const PICTURE_SECONDS = 1 / 30;

interface Figure {
  readonly name: string;
  /** Of all processes together, while the page sculpted and did nothing else; none where nothing was sculpted. */
  readonly bakeProcessorSeconds: number | null;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface FigureResult {
  readonly bakeProcessorSeconds: number | null;
  readonly triangles: number;
  readonly bytes: number;
  /** From the file's bytes in memory to its first finished picture, on a stage that has drawn none. */
  readonly firstFrameMilliseconds: number;
  /** Drawn and waited for, one after the other. */
  readonly frameMilliseconds: Readonly<Record<string, { p50: number; p95: number }>>;
}

const bufferOf = ({ bytes }: Figure): ArrayBuffer => bytes.slice().buffer;

/** Lets the page's other tasks run: a stage notices that it is done only between two of them. */
const pause = () => new Promise<void>((wake) => setTimeout(wake));

/** Each level of the recipe as it is worn, and the lowest again as the VRM that another app would bring. */
async function bakeFigures(host: Host, id: string): Promise<Figure[]> {
  const recipe = await host.avatars.recipe({ id });
  const face = await fetchCanonicalFace(host);
  const figures: Figure[] = [];
  for (const level of LEVELS) {
    await host.run.progress({ share: figures.length / 20, text: `sculpting, ${level}` });
    // Once before, so that the compiler has seen it; a person's second avatar takes as long.
    if (level === 'low') sculptAvatar(recipe, face, { level });
    await host.processor();
    const startedAt = performance.now();
    const sculpted = sculptAvatar(recipe, face, { level });
    const bytes = toGlb(sculpted);
    const elapsed = (performance.now() - startedAt) / 1000;
    const bakeProcessorSeconds = rounded(elapsed * (await host.processor()), 2);
    figures.push({ name: level, bakeProcessorSeconds, bytes });
    if (level === 'low')
      figures.push({ name: 'imported VRM', bakeProcessorSeconds: null, bytes: toVrm(sculpted) });
  }
  return figures;
}

async function frameTimes(stage: Stage, seconds: number): Promise<{ p50: number; p95: number }> {
  const samples = createSamples();
  const endsAt = performance.now() + seconds * 1000;
  for (let i = 0; performance.now() < endsAt || i < 2 * WARM_UPS; i += 1) {
    const startedAt = performance.now();
    stage.draw(demoPose(i * PICTURE_SECONDS));
    stage.finish();
    if (i >= WARM_UPS) samples.add(performance.now() - startedAt);
    await pause();
  }
  return p50p95(samples);
}

async function measure(
  figure: Figure,
  qualities: readonly Quality[],
  { width, height, seconds }: { width: number; height: number; seconds: number },
): Promise<FigureResult & { gpu: string }> {
  const frameMilliseconds: Record<string, { p50: number; p95: number }> = {};
  const [first = 'balanced'] = qualities;
  const canvas = document.createElement('canvas');
  const stage = createStage({ canvas, width, height, quality: first, backdrop: 'dusk' });
  try {
    const startedAt = performance.now();
    const avatar = await loadGlb(bufferOf(figure), figure.name);
    stage.setAvatar(avatar);
    stage.draw(demoPose(0));
    stage.finish();
    const firstFrameMilliseconds = rounded(performance.now() - startedAt);
    for (const quality of qualities) {
      stage.setQuality(quality);
      frameMilliseconds[quality] = await frameTimes(stage, seconds);
    }
    const { triangles } = avatar;
    stage.setAvatar(null);
    avatar.dispose();
    return {
      gpu: stage.info.gpu.name,
      bakeProcessorSeconds: figure.bakeProcessorSeconds,
      triangles,
      bytes: figure.bytes.length,
      firstFrameMilliseconds,
      frameMilliseconds,
    };
  } finally {
    stage.dispose();
  }
}

/** What an avatar costs to make, to load and to draw, at each level and quality, beside an imported one. */
export async function benchAvatars(host: Host, launch: LaunchOptions): Promise<RunReport> {
  const { width, height } = launch.size ?? { width: 1280, height: 720 };
  const seconds = launch.seconds ?? DEFAULT_SECONDS;
  const qualities = launch.quality === undefined || launch.quality === 'auto' ? QUALITIES : [launch.quality];
  const figures = await bakeFigures(host, launch.avatar ?? 'mira');
  const results: Record<string, FigureResult> = {};
  let gpu = '';
  for (const [place, figure] of figures.entries()) {
    await host.run.progress({ share: 0.2 + (0.8 * place) / figures.length, text: `drawing ${figure.name}` });
    ({ gpu, ...results[figure.name] } = await measure(figure, qualities, { width, height, seconds }));
  }
  return { ok: true, stats: { gpu, size: `${width}x${height}`, figures: results } };
}
