import type { Browser } from 'playwright-core';
import { type GlassFigures, glassFigures } from './figures.ts';
import { type LineFaults, openLossyLine } from './lossy-line.ts';
import type { OnAirApp } from './on-air-app.ts';
import { watchClock } from './watch-clock.ts';

const SECONDS = 4;
/** All of it; on a machine that is too slow for that the last lines are left out. */
const MOST_SECONDS = 100;

/** A home's network on a bad day, each way. */
export const FAULTS: readonly LineFaults[] = [
  { loss: 0.01, delayMilliseconds: 10, jitterMilliseconds: 5 },
  { loss: 0.05, delayMilliseconds: 10, jitterMilliseconds: 5 },
  { loss: 0.1, delayMilliseconds: 10, jitterMilliseconds: 5 },
  { loss: 0, delayMilliseconds: 40, jitterMilliseconds: 30 },
];

export interface BadLine extends LineFaults {
  readonly video: GlassFigures;
  readonly pose: GlassFigures;
}

type Addresses = Pick<OnAirApp, 'view' | 'poseView'>;
type Watch = (address: string, faults: LineFaults) => ReturnType<typeof watchClock>;

/** What viewers see over each line, as `watch` lays it. */
const overEach = async (app: Addresses, origin: number, watch: Watch): Promise<readonly BadLine[]> => {
  const rows: BadLine[] = [];
  const until = performance.now() + MOST_SECONDS * 1000;
  for (const faults of FAULTS) {
    if (performance.now() > until) break;
    const video = glassFigures(await watch(app.view, faults));
    const pose = glassFigures(await watch(`${app.poseView}&clock`, faults), origin);
    rows.push({ ...faults, video, pose });
  }
  return rows;
};

/** Packets pass through a program that loses them: anywhere, without rights. */
export const throughLossyLines = (app: Addresses, origin: number, browser: Browser) =>
  overEach(app, origin, async (address, faults) => {
    const line = await openLossyLine(faults);
    try {
      return await watchClock(browser, address, SECONDS, line.lay);
    } finally {
      line.close();
    }
  });

/** Packets pass through the kernel's netem. */
export const throughNetem = (
  app: Addresses,
  origin: number,
  browser: Browser,
  setFaults: (faults: LineFaults) => void,
) =>
  overEach(app, origin, (address, faults) => {
    setFaults(faults);
    return watchClock(browser, address, SECONDS);
  });
