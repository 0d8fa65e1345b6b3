import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CLOCK_BITS } from '../../../renderer/core/signals/picture-clock.ts';
import { CAMERA_NAME } from '../../../renderer/core/virtual-camera.ts';
import { createStand } from '../../e2e/launch.ts';
import { openChromiumReader, type SeenPicture } from '../../system/pipewire/chromium-reader.ts';
import { quantile, rounded } from '../../system/pipewire/figures.ts';
import { canStand, openStand } from '../../system/pipewire/stand.ts';
import { findChromium } from '../../ui/harness/chromium.ts';

const SIZES = ['640x360', '1280x720', '1920x1080'];
const SECONDS = 12;
const PICTURES = 150;
const PERIOD = 2 ** CLOCK_BITS;

interface WholeRow {
  readonly size: string;
  readonly [figure: string]: string | number;
}

/** What a meeting app sees of the avatar: each picture shows when the camera's was taken. Milliseconds. */
const figuresOf = (pictures: readonly SeenPicture[]): Record<string, number> => {
  const seen = pictures.flatMap(({ clock, arrivedAt }) => (clock === null ? [] : [{ clock, arrivedAt }]));
  const latencies = seen.map(({ clock, arrivedAt }) => (((arrivedAt - clock) % PERIOD) + PERIOD) % PERIOD);
  const median = quantile(latencies, 0.5);
  const seconds = ((seen.at(-1)?.arrivedAt ?? 0) - (seen[0]?.arrivedAt ?? 0)) / 1000;
  return rounded({
    seenPerSecond: (seen.length - 1) / seconds,
    cameraToReader50: median,
    cameraToReader95: quantile(latencies, 0.95),
    jitter95: quantile(
      latencies.map((latency) => Math.abs(latency - median)),
      0.95,
    ),
  });
};

/** The whole way: demo performer, tracking, avatar, PipeWire, headless Chromium; all on this machine at once. */
export const benchWhole = async (): Promise<readonly WholeRow[]> => {
  if (!canStand('The whole way')) return [];
  const stand = await openStand();
  const app = createStand(() => stand.env);
  const rows: WholeRow[] = [];
  try {
    await app.ready();
    for (const size of SIZES) {
      const stats = join(await app.folder(), 'stats.json');
      const onAir = [
        '--camera',
        'demo',
        '--headless',
        '--output',
        'virtual-camera',
        '--picture-clock',
        'time',
      ];
      const run = app.run([...onAir, '--size', size, '--seconds', String(SECONDS), '--stats', stats]);
      const reader = await openChromiumReader(findChromium() ?? '', stand.env);
      await reader.lists('videoinput', CAMERA_NAME, 60);
      const watch = await reader.watch();
      await watch.pictures(PICTURES, SECONDS);
      const { pictures } = await watch.stop();
      await reader.close();
      await run;
      const { outputs, tracked } = JSON.parse(await readFile(stats, 'utf8'));
      const { virtualCamera } = outputs;
      rows.push({
        size,
        trackedPerSecond: tracked.framesPerSecond,
        writtenPerSecond: virtualCamera.framesPerSecond,
        ...figuresOf(pictures),
        readback50: virtualCamera.readbackMilliseconds.p50,
        write50: virtualCamera.writeMilliseconds.p50,
        cameraToWrite50: virtualCamera.captureToWriteMilliseconds.p50,
      });
    }
  } finally {
    await app.dispose();
    await stand.dispose();
  }
  return rows;
};
