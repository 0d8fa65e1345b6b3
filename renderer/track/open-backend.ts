import { MasqueError } from '../core/errors.ts';
import type { Delegate, FaceBackend, PhotoBackend } from './face-backend.ts';
import { openMediaPipe, openPhotoMediaPipe } from './mediapipe-backend.ts';
import type { TrackerSetup } from './protocol.ts';

/** Fewer runs say nothing on a busy machine; the first two compile and allocate. */
const WARM_UP_RUNS = 2;
const TIMED_RUNS = 5;

/** The GPU is kept only when it is clearly no worse: it also draws the avatar. */
const GPU_MUST_BE = 1.0;

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Runs the model on an empty picture: the first real one then finds everything compiled. Median milliseconds. */
function warmUp(backend: FaceBackend, longSide: number): number {
  const picture = new ImageData(longSide, Math.round((longSide * 3) / 4));
  const times: number[] = [];
  for (let run = 0; run < WARM_UP_RUNS + TIMED_RUNS; run += 1) {
    const startedAt = performance.now();
    backend.detect(picture, run + 1);
    if (run >= WARM_UP_RUNS) times.push(performance.now() - startedAt);
  }
  return median(times);
}

async function fetchBundle(setup: TrackerSetup): Promise<Uint8Array> {
  const response = await fetch(setup.bundle);
  if (!response.ok) {
    throw new MasqueError(
      'not-found',
      `The face model at ${setup.bundle} could not be read (${response.status}).`,
      'Run “npm run setup” to build it again.',
    );
  }
  return new Uint8Array(await response.arrayBuffer());
}

/** A face model for single pictures, on the CPU: it runs once. */
export const openPhotoBackend = async (setup: TrackerSetup): Promise<PhotoBackend> =>
  openPhotoMediaPipe({
    bundle: await fetchBundle(setup),
    wasm: setup.wasm,
    delegate: 'CPU',
    withBlendshapes: setup.model === 'official',
  });

/** Fetches the bundle and opens it on the CPU, on the GPU, or (`auto`) on whichever runs it faster here. */
export async function openBackend(setup: TrackerSetup): Promise<FaceBackend> {
  const bundle = await fetchBundle(setup);
  const withBlendshapes = setup.model === 'official';
  const open = (delegate: Delegate) => openMediaPipe({ bundle, wasm: setup.wasm, delegate, withBlendshapes });
  if (setup.delegate === 'CPU') {
    const cpu = await open('CPU');
    warmUp(cpu, setup.longSide);
    return cpu;
  }
  const gpu = await open('GPU').then(
    (backend) => ({ backend, milliseconds: warmUp(backend, setup.longSide) }),
    (cause: unknown) => {
      if (setup.delegate === 'GPU') throw cause;
      return null;
    },
  );
  if (gpu !== null && setup.delegate === 'GPU') return gpu.backend;
  const cpu = await open('CPU');
  const cpuMilliseconds = warmUp(cpu, setup.longSide);
  if (gpu !== null && gpu.milliseconds <= cpuMilliseconds * GPU_MUST_BE) {
    cpu.close();
    return gpu.backend;
  }
  gpu?.backend.close();
  return cpu;
}
