import type { VirtualCameraKind } from '../../../renderer/core/virtual-camera.ts';
import type { BenchFigures } from './programs/calls.ts';
import { createStand, type Stand } from './stand.ts';
import { provideWindowsTools } from './windows-tools.ts';

export interface WindowsBenchRow extends BenchFigures {
  readonly kind: VirtualCameraKind;
  readonly size: string;
}

const SIZES = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
] as const;
const PICTURES = 400;

const benchObsQueue = async (stand: Stand): Promise<readonly WindowsBenchRow[]> => {
  await stand.register('HKCR\\CLSID\\{A3FCE0F5-3493-419F-958A-ABA1250EC20B}', 'OBS Virtual Camera', 64);
  const writer = await stand.startWriter();
  const rows: WindowsBenchRow[] = [];
  for (const { width, height } of SIZES) {
    await writer.open({ kind: 'obs-queue', width, height, framesPerSecond: 60 });
    rows.push({ kind: 'obs-queue', size: `${width}x${height}`, ...(await writer.bench(PICTURES)) });
    await writer.close();
  }
  await writer.end();
  return rows;
};

const benchUnityCapture = async (stand: Stand): Promise<readonly WindowsBenchRow[]> => {
  await stand.register('HKCR\\CLSID\\{5C2CD55C-92AD-4999-8666-912BD3E70010}', 'Unity Video Capture', 64);
  const writer = await stand.startWriter();
  // Its memory is the filter's, so one has to be there; it reads nothing, so that the figure is the writer's.
  const receiver = stand.startReader('unity-capture', 'idle', '1');
  const rows: WindowsBenchRow[] = [];
  for (const { width, height } of SIZES) {
    await writer.open({ kind: 'unity-capture', width, height, framesPerSecond: 60 });
    await receiver.next('opened');
    rows.push({ kind: 'unity-capture', size: `${width}x${height}`, ...(await writer.bench(PICTURES)) });
    await writer.close();
  }
  await receiver.stop();
  await writer.end();
  return rows;
};

/**
 * How fast the two Windows writers take pictures under wine when nobody reads, and what it costs the writer's process.
 * @returns one row for each kind and size, or null where wine cannot be had; that has been said then
 */
export const benchWindows = async ({
  root,
}: {
  readonly root: string;
}): Promise<readonly WindowsBenchRow[] | null> => {
  const tools = await provideWindowsTools(root);
  if (tools === null) return null;
  const stand = await createStand(tools, root);
  try {
    return [...(await benchObsQueue(stand)), ...(await benchUnityCapture(stand))];
  } finally {
    await stand.dispose();
  }
};
