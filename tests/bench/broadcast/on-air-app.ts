import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { createStand } from '../../e2e/launch.ts';
import { poseClockZero, type SentLine } from '../../e2e/sent-lines.ts';

const SIZE = '1280x720';

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
    clockOrigin: () => until(() => poseClockZero(lines)),
    async end() {
      child?.kill('SIGTERM');
      await ended;
      return JSON.parse(await readFile(stats, 'utf8'));
    },
  };
};
