import { type BenchRun, runBench } from './run-bench.ts';

interface Filmed {
  readonly name: string;
  readonly realTimeFactor: number;
  readonly poseMilliseconds: number;
  readonly renderMilliseconds: number;
  readonly readbackMilliseconds: number;
  readonly encodeMilliseconds: number;
  readonly busyCores: number;
  readonly processorMilliseconds: number;
}

interface StudioFigures {
  readonly framesPerSecond: number;
  readonly frames: number;
  readonly cores: number;
  readonly speech: { readonly milliseconds: number; readonly realTimeFactor: number };
  readonly films: readonly Filmed[];
}

/** From this share of all cores on, nothing but less work makes a film faster. */
const ALL_BUSY = 0.85;

const boundOf = (film: Filmed, cores: number): string => {
  if (film.busyCores > ALL_BUSY * cores) return 'processor, all of it';
  const card = film.renderMilliseconds + film.readbackMilliseconds;
  return card > film.encodeMilliseconds ? 'drawing' : 'encoding';
};

/** `npm run bench -- studio [--look LOOK] [--size 1280x720] [--avatar ID] [--seconds N of film for each]` */
export async function bench(run: BenchRun): Promise<void> {
  // The app wrote this file from `benchStudio`, in this very run.
  const { framesPerSecond, frames, cores, speech, films } = (await runBench('studio', run)) as StudioFigures;
  const spoken = (speech.realTimeFactor * 1000) / framesPerSecond;
  console.log(`${frames} pictures each, ${framesPerSecond} a second; ${cores} cores\n`);
  const heads = ['RTF', 'speech', 'pose', 'render', 'read', 'encode', 'CPU', 'cores'];
  console.log([''.padEnd(20), ...heads.map((head) => head.padStart(7)), ' bound by'].join(' '));
  for (const film of films) {
    const cells = [
      film.realTimeFactor.toFixed(3),
      spoken.toFixed(1),
      film.poseMilliseconds,
      film.renderMilliseconds,
      film.readbackMilliseconds,
      film.encodeMilliseconds,
      film.processorMilliseconds,
      film.busyCores,
    ];
    const figures = cells.map((cell) => String(cell).padStart(7));
    console.log([film.name.padEnd(20), ...figures, ` ${boundOf(film, cores)}`].join(' '));
  }
  console.log(`
RTF: wall time over film time, without speech, which is over (${speech.realTimeFactor}) before the first picture.
Then milliseconds a picture: each step by itself, though in a film they overlap, and what all cores spend on one.`);
}
