import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { createStand } from '../../e2e/launch.ts';

const SIZE = '1280x720';

/** What `--log-sent` prints (`session/sent-log.ts`), as much as is used here. */
interface SentLine {
  readonly pose?: number;
  readonly timeSeconds?: number;
  readonly picture?: number;
}

export interface OnAirApp {
  readonly view: string;
  readonly poseView: string;
  /** Zero of the poses' own clock, milliseconds since 1970. */
  clockOrigin(): Promise<number>;
  /** Ends it; its stats. */
  end(): Promise<AppStats>;
}

export interface AppStats {
  readonly tracked: { readonly framesPerSecond: number };
  readonly outputs: {
    readonly broadcast?: { readonly framesPerSecond: number; readonly poseBitsPerSecond: number };
  };
}

/** Pictures and poses of one moment lie so far apart in the log at most. */
const LINES_APART = 8;
const WANTED_PAIRS = 40;

/** A picture's moment and its pose's are one and the same on two clocks: what most pairs differ by is the clocks' distance. */
const distanceOfClocks = (lines: readonly SentLine[]): number | null => {
  const votes = new Map<number, number>();
  for (const [at, { picture }] of lines.entries()) {
    if (picture === undefined) continue;
    for (const { timeSeconds } of lines.slice(Math.max(0, at - LINES_APART), at)) {
      if (timeSeconds === undefined) continue;
      const distance = Math.round(picture - timeSeconds * 1000);
      votes.set(distance, (votes.get(distance) ?? 0) + 1);
    }
  }
  const [best] = [...votes].sort(([, a], [, b]) => b - a);
  return best !== undefined && best[1] >= WANTED_PAIRS / 2 ? best[0] : null;
};

const until = async <Found>(look: () => Found | null): Promise<Found> => {
  for (;;) {
    const found = look();
    if (found !== null) return found;
    await new Promise((wake) => setTimeout(wake, 50));
  }
};

/** `audience`: as after `--output broadcast`; `clock`: in the picture, where a reader may see how old it is. */
export interface OnAirWish {
  readonly audience?: '' | ':network';
  readonly clock: boolean;
}

/** The demo performer at 720p. */
export const openOnAirApp = async (
  stand: ReturnType<typeof createStand>,
  { audience = '', clock }: OnAirWish,
): Promise<OnAirApp> => {
  const stats = join(await stand.folder(), 'stats.json');
  const args = ['--headless', '--camera', 'demo', '--mic', 'none', '--size', SIZE, '--quality', 'light'];
  const lines: SentLine[] = [];
  let child: ChildProcess | undefined;
  let addresses: Pick<OnAirApp, 'view' | 'poseView'> | null = null;
  const ended = stand.run(
    [
      ...args,
      ...['--output', `broadcast${audience}`, '--log-sent', '--stats', stats],
      ...(clock ? ['--picture-clock', 'time'] : []),
      ...['--user-data', await stand.folder()],
    ],
    (started) => {
      child = started;
      if (started.stdout === null) return;
      createInterface({ input: started.stdout }).on('line', (line) => {
        if (addresses === null) addresses = JSON.parse(line);
        else lines.push(JSON.parse(line));
      });
    },
  );
  const early = ended.then(({ stderr }) => {
    throw new Error(`The app ended before it was on air: ${stderr}`);
  });
  const opened = await Promise.race([until(() => addresses), early]);
  early.catch(() => undefined);
  return {
    ...opened,
    clockOrigin: () => until(() => distanceOfClocks(lines)),
    async end() {
      child?.kill('SIGTERM');
      await ended;
      return JSON.parse(await readFile(stats, 'utf8'));
    },
  };
};
