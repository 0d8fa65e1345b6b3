import { writeFile } from 'node:fs/promises';
import { benchV4l2, type V4l2Comparison } from '../system/v4l2/bench.ts';
import { benchWindows } from '../system/windows/bench-windows.ts';
import { type BenchRun, runBench } from './run-bench.ts';
import { benchConversion } from './virtual-camera/conversion.ts';
import { benchPipewire } from './virtual-camera/pipewire.ts';
import { benchWhole } from './virtual-camera/whole.ts';

interface Reading {
  readonly size: string;
  readonly format: string;
  readonly way: string;
  readonly framesPerSecond: number;
  readonly drawMilliseconds: number;
  readonly milliseconds: number;
  readonly processorMilliseconds: number;
}

const table = (title: string, rows: readonly object[]): void => {
  console.log(`\n${title}`);
  if (rows.length > 0) console.table(rows);
  else console.log('(nothing measured)');
};

const benchReading = async (run: BenchRun): Promise<readonly Reading[]> => {
  // The app wrote this from `benchVirtualCamera`, in this very run.
  const { gpu, readings } = (await runBench('virtual-camera', { ...run, jsonFile: undefined })) as {
    readonly gpu: string;
    readonly readings: readonly Reading[];
  };
  table(`Out of the graphics card (${gpu}): what reading adds to drawing`, readings);
  return readings;
};

const middle = (values: readonly number[]): number =>
  Number(([...values].sort((a, b) => a - b)[values.length >> 1] ?? 0).toFixed(2));

/** The medians of runs that were taken by turns. */
const flat = (rows: readonly V4l2Comparison[]) =>
  rows.map(({ format, width, height, masque, ffmpeg }) => ({
    size: `${width}x${height}`,
    format,
    perSecond: Math.round(middle(masque.map(({ framesPerSecond }) => framesPerSecond))),
    ffmpegPerSecond: Math.round(middle(ffmpeg.map(({ framesPerSecond }) => framesPerSecond))),
    processorMilliseconds: middle(masque.map(({ cpuMillisecondsPerPicture }) => cpuMillisecondsPerPicture)),
    ffmpegProcessorMilliseconds: middle(
      ffmpeg.map(({ cpuMillisecondsPerPicture }) => cpuMillisecondsPerPicture),
    ),
  }));

/** The parts, in the order in which they run. `windows` needs wine and is run by name only. */
const PARTS = ['read', 'convert', 'pipewire', 'whole', 'v4l2', 'windows'] as const;
type Part = (typeof PARTS)[number];

const measure = async (part: Part, run: BenchRun): Promise<unknown> => {
  switch (part) {
    case 'read':
      return benchReading(run);
    case 'convert': {
      const rows = benchConversion();
      table('Converting RGBA on the processor beside libyuv, milliseconds a picture', rows);
      return rows;
    }
    case 'pipewire': {
      const rows = await benchPipewire();
      table(
        'PipeWire at 30 pictures a second, beside GStreamer’s pipewiresink; milliseconds a picture',
        rows,
      );
      return rows;
    }
    case 'whole': {
      const rows = await benchWhole();
      table('From the camera to a meeting app, everything on this machine; milliseconds', rows);
      return rows;
    }
    case 'v4l2': {
      const rows = await benchV4l2(run);
      table(
        'v4l2loopback in an emulated machine, beside ffmpeg -f v4l2: compare, the machine is slow',
        flat(rows),
      );
      return rows;
    }
    case 'windows': {
      const rows = await benchWindows(run);
      table('The Windows cameras under wine', rows ?? []);
      return rows;
    }
  }
};

/**
 * `npm run bench -- virtual-camera [--only read|convert|pipewire|whole|v4l2|windows] [--seconds N]`: out of the graphics
 * card, beside libyuv, beside GStreamer, beside ffmpeg; all but `windows` in one run. A part that this machine has no
 * means for says so and is left out.
 */
export async function bench(run: BenchRun): Promise<void> {
  const at = run.args.indexOf('--only');
  const only = at < 0 ? undefined : run.args[at + 1];
  const args = at < 0 ? run.args : run.args.filter((_, i) => i !== at && i !== at + 1);
  if (only !== undefined && !PARTS.some((part) => part === only))
    throw new Error(`--only ${only} is not one of ${PARTS.join(', ')}.`);
  const figures: Record<string, unknown> = {};
  for (const part of PARTS.filter((one) => (only === undefined ? one !== 'windows' : one === only))) {
    try {
      figures[part] = await measure(part, { ...run, args });
    } catch (cause) {
      console.log(`\n${part}: not measured. ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  }
  if (run.jsonFile !== undefined) await writeFile(run.jsonFile, `${JSON.stringify(figures, null, 2)}\n`);
}
