import type { RunFigures } from './guest/bench.ts';
import { provideKernel } from './machine/kernel.ts';
import { missingForMachine, runMachine } from './machine/machine.ts';

/** One format at one size; the runs were taken in turns, each as fast as it goes and without a reader. */
export interface V4l2Comparison {
  readonly format: 'I420' | 'NV12' | 'YUYV';
  readonly width: number;
  readonly height: number;
  readonly pictures: number;
  readonly masque: readonly RunFigures[];
  /** `ffmpeg -c copy -f v4l2`, fed the same pictures from a file in memory. */
  readonly ffmpeg: readonly RunFigures[];
}

const SECONDS = 600;

/**
 * Compares our writer with ffmpeg's on a v4l2loopback device, in an emulated machine: ratios mean something, times do
 * not. Rejects where the machine cannot be had, in words.
 */
export const benchV4l2 = async ({ root }: { readonly root: string }): Promise<readonly V4l2Comparison[]> => {
  const missing = missingForMachine();
  if (missing !== null) throw new Error(missing);
  const kernel = await provideKernel();
  const { reports, words } = await runMachine({ root, kernel, entry: 'bench.ts', seconds: SECONDS });
  const broken = reports.find(({ facts }) => 'thrown' in facts);
  if (broken !== undefined || !reports.some(({ name }) => name === 'end')) {
    throw new Error(`The comparison did not come to its end.\n${words.slice(-3000)}`);
  }
  return reports.flatMap(({ name, facts }) => (name === 'end' ? [] : [facts as unknown as V4l2Comparison]));
};
