import { type BenchRun, runBench } from './run-bench.ts';

interface Figure {
  readonly bakeProcessorSeconds: number | null;
  readonly triangles: number;
  readonly bytes: number;
  readonly firstFrameMilliseconds: number;
  readonly frameMilliseconds: Readonly<Record<string, { readonly p50: number; readonly p95: number }>>;
}

interface AvatarFigures {
  readonly gpu: string;
  readonly size: string;
  readonly figures: Readonly<Record<string, Figure>>;
}

/** `npm run bench -- avatars [--avatar ID] [--quality TIER] [--size 1280x720] [--seconds N per figure and tier]` */
export async function bench(run: BenchRun): Promise<void> {
  // The app wrote this file from `benchAvatars`, in this very run.
  const { gpu, size, figures } = (await runBench('avatars', run)) as AvatarFigures;
  const qualities = Object.keys(Object.values(figures)[0]?.frameMilliseconds ?? {});
  console.log(`${gpu}\n${size}\n`);
  console.log(
    [
      ''.padEnd(14),
      ...['bake CPU s', 'triangles', 'bytes', 'first ms'].map((word) => word.padStart(11)),
      ...qualities.map((quality) => `${quality} ms`.padStart(16)),
    ].join(' '),
  );
  for (const [name, figure] of Object.entries(figures)) {
    const { bakeProcessorSeconds, triangles, bytes, firstFrameMilliseconds, frameMilliseconds } = figure;
    console.log(
      [
        name.padEnd(14),
        ...[bakeProcessorSeconds ?? '', triangles, bytes, firstFrameMilliseconds].map((value) =>
          String(value).padStart(11),
        ),
        ...Object.values(frameMilliseconds).map(({ p50, p95 }) => `${p50} / ${p95}`.padStart(16)),
      ].join(' '),
    );
  }
  console.log(
    '\nFrame times are p50 / p95. The imported VRM is the low level, written and opened as a VRM 1.0.',
  );
}
