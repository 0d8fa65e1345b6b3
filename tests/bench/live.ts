import { type BenchRun, runBench } from './run-bench.ts';

interface Spread {
  readonly p50: number;
  readonly p95: number;
}

interface PhaseFigures {
  readonly trackedPerSecond: number;
  readonly renderedPerSecond: number;
  readonly dropped: number;
  readonly inferenceMilliseconds: Spread;
  readonly drawMilliseconds: Spread;
  readonly captureToPoseMilliseconds: Spread;
  readonly clockMilliseconds: Spread & { readonly count: number };
}

interface LiveFigures {
  readonly gpu: string;
  readonly size: string;
  readonly quality: string;
  readonly triangles: number;
  readonly trackingAlone: PhaseFigures;
  readonly renderingAlone: PhaseFigures;
  readonly together: PhaseFigures;
  readonly clock: PhaseFigures;
  readonly togetherOverAlone: Readonly<Record<string, number | null>>;
}

const spread = ({ p50, p95 }: Spread): string => `${p50} / ${p95}`.padStart(14);

const row = (name: string, phase: PhaseFigures): string =>
  [
    name.padEnd(16),
    String(phase.trackedPerSecond).padStart(8),
    String(phase.renderedPerSecond).padStart(8),
    String(phase.dropped).padStart(8),
    spread(phase.inferenceMilliseconds),
    spread(phase.drawMilliseconds),
    spread(phase.captureToPoseMilliseconds),
    spread(phase.clockMilliseconds),
  ].join(' ');

/** `npm run bench -- live [--camera FILE] [--size 1280x720] [--seconds N per phase] [--model npm|official]` */
export async function bench(run: BenchRun): Promise<void> {
  // The app wrote this file from `benchLive`, in this very run.
  const figures = (await runBench('live', run)) as LiveFigures;
  console.log(`${figures.gpu}\n${figures.size}, ${figures.quality}, ${figures.triangles} triangles\n`);
  console.log(
    '                  tracked    drawn  dropped   inference ms        draw ms   capture→pose clock→picture',
  );
  console.log(
    '                   per second                   p50 / p95      p50 / p95      p50 / p95     p50 / p95',
  );
  for (const name of ['trackingAlone', 'renderingAlone', 'together', 'clock'] as const) {
    console.log(row(name, figures[name]));
  }
  console.log('\nTogether over alone (1 is no loss):');
  for (const [name, ratio] of Object.entries(figures.togetherOverAlone))
    console.log(`  ${name.padEnd(20)}${ratio}`);
}
