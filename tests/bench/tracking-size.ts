import { type BenchRun, runBench } from './run-bench.ts';

interface SizeFigures {
  readonly pictures: number;
  readonly faces: number;
  readonly inferenceMilliseconds: { readonly p50: number; readonly p95: number };
  readonly meanShapeDifference: number;
  readonly meanHeadDifferenceDegrees: number;
  readonly meanShapeErrorToPerformed?: number;
}

/** `npm run bench -- tracking-size [--camera FILE] [--model npm|official]` */
export async function bench(run: BenchRun): Promise<void> {
  // The app wrote this file from `benchTrackingSize`, in this very run.
  const figures = (await runBench('tracking-size', run)) as {
    readonly video: string;
    readonly model: string;
    readonly sizes: Readonly<Record<string, SizeFigures>>;
  };
  console.log(`${figures.video}, model ${figures.model}; differences are to the largest size\n`);
  console.log('long side  faces      inference p50/p95  shapes apart  head apart  shapes to performed');
  for (const [longSide, size] of Object.entries(figures.sizes).sort(([a], [b]) => Number(b) - Number(a))) {
    const { p50, p95 } = size.inferenceMilliseconds;
    console.log(
      [
        `${longSide} px`.padEnd(10),
        `${size.faces}/${size.pictures}`.padEnd(10),
        `${p50} / ${p95} ms`.padEnd(18),
        String(size.meanShapeDifference).padEnd(13),
        `${size.meanHeadDifferenceDegrees}°`.padEnd(11),
        size.meanShapeErrorToPerformed ?? '',
      ].join(' '),
    );
  }
}
