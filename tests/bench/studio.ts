import { type BenchRun, runBench } from './run-bench.ts';

interface Filmed {
  readonly realTimeFactor: number;
  readonly poseMilliseconds: number;
  readonly renderMilliseconds: number;
  readonly readbackMilliseconds: number;
  readonly encodeMilliseconds: number;
  readonly busyCores: number;
}

interface StudioFigures {
  readonly framesPerSecond: number;
  readonly frames: number;
  readonly speech: { readonly milliseconds: number; readonly realTimeFactor: number };
  readonly looks: Readonly<Record<string, Readonly<Record<string, Filmed>>>>;
}

/** The longest of three that could each be in the way of the others. */
const boundOf = ({
  renderMilliseconds,
  readbackMilliseconds,
  encodeMilliseconds,
  busyCores,
}: Filmed): string => {
  const card = renderMilliseconds + readbackMilliseconds;
  if (busyCores > 1.7) return 'processor, all of it';
  return card > encodeMilliseconds ? 'drawing' : 'encoding';
};

/** `npm run bench -- studio [--size 1280x720] [--avatar ID] [--seconds N of film for each look and size]` */
export async function bench(run: BenchRun): Promise<void> {
  // The app wrote this file from `benchStudio`, in this very run.
  const { framesPerSecond, frames, speech, looks } = (await runBench('studio', run)) as StudioFigures;
  console.log(
    `${frames} pictures at ${framesPerSecond} a second each; speech real-time factor ${speech.realTimeFactor}\n`,
  );
  const heads = ['RTF', 'pose', 'render', 'read', 'encode', 'cores'];
  console.log([''.padEnd(22), ...heads.map((head) => head.padStart(8)), '  bound by'].join(' '));
  for (const [look, sizes] of Object.entries(looks))
    for (const [size, filmed] of Object.entries(sizes)) {
      const { realTimeFactor, poseMilliseconds, renderMilliseconds, readbackMilliseconds, ...rest } = filmed;
      const cells = [
        realTimeFactor,
        poseMilliseconds,
        renderMilliseconds,
        readbackMilliseconds,
        rest.encodeMilliseconds,
        rest.busyCores,
        (rest as any).processorMilliseconds,
      ];
      console.log(
        [
          `${look} ${size}`.padEnd(22),
          ...cells.map((cell) => String(cell).padStart(8)),
          `  ${boundOf(filmed)}`,
        ].join(' '),
      );
    }
  console.log(
    '\nMilliseconds a picture, each by itself; in the film they overlap. RTF: wall time over film time.',
  );
}
