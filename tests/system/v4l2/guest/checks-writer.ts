import { setTimeout as wait } from 'node:timers/promises';
import type { CameraWriter } from '../../../../electron/services/virtual-camera/camera-writer.ts';
import {
  FORMAT_ORDER,
  type LoopbackFormat,
} from '../../../../electron/services/virtual-camera/v4l2/negotiate.ts';
import { createV4l2Backend } from '../../../../electron/services/virtual-camera/v4l2/v4l2-backend.ts';
import { DEVICE, openCamera, shapeOf } from './camera.ts';
import { paint, paintUntil } from './picture.ts';
import { startReader, startRole } from './processes.ts';
import { refusal, tryOut } from './report.ts';

const PICTURES = 150;
const ATTEMPTS = 4;
/** Small, where the size does not matter: the machine is emulated. */
const SMALL = { width: 640, height: 360 } as const;

/** The count is some seconds old on a slow machine; waits until it is `wanted`, or gives what it stays at. */
const countOf = async (writer: CameraWriter, wanted: number): Promise<number | null> => {
  for (let i = 0; i < 400 && writer.readers() !== wanted; i++) await wait(50);
  return writer.readers();
};

const reopen = async () => {
  const shapes = [];
  for (let i = 0; i < 3; i++) {
    const writer = await openCamera(SMALL);
    await paint(writer, { pictures: 3, framesPerSecond: null });
    shapes.push(shapeOf(writer));
    await writer.close();
    await writer.close();
  }
  return { shapes };
};

/**
 * A driver that keeps two pictures loses some to a reader that gets no processor, as happens on a busy host: what a
 * format can do is its best attempt.
 */
const eachFormat = async (format: LoopbackFormat) => {
  const attempts = [];
  let opened = null;
  for (let i = 0; i < ATTEMPTS; i++) {
    const writer = await openCamera({ order: [format] });
    opened = shapeOf(writer);
    const seen = await paintUntil(writer, startReader(DEVICE, PICTURES).seen);
    await writer.close();
    attempts.push(seen);
    // Nothing at all is a broken writer, not a busy host.
    if ((seen.lost === 0 && seen.torn === 0) || seen.pictures === 0) break;
  }
  return { opened, attempts };
};

const countReaders = async () => {
  const writer = await openCamera(SMALL);
  const before = await countOf(writer, 0);
  const reader = startReader(DEVICE, Number.MAX_SAFE_INTEGER);
  await reader.opened();
  const during = await countOf(writer, 1);
  await reader.stop();
  const after = await countOf(writer, 0);
  await writer.close();
  return { before, during, after };
};

const readerFirst = async () => {
  const reader = startReader(DEVICE, 30);
  await reader.opened();
  const writer = await openCamera(SMALL);
  const seen = await paintUntil(writer, reader.seen);
  await writer.close();
  return { seen };
};

const killedWriter = async () => {
  const first = startRole('write');
  const reader = startReader(DEVICE, Number.MAX_SAFE_INTEGER);
  await reader.sawPicture();
  first.signal('SIGKILL');
  await first.ended;
  // Numbers start at 0 again, which the reader counts as a restart.
  const writer = await openCamera({ width: 1920, height: 1080 });
  await paint(writer, { pictures: 60, framesPerSecond: 30 });
  const seen = await reader.stop();
  await writer.close();
  return { opened: shapeOf(writer), seen };
};

const changeSize = async () => {
  const sizes = [];
  for (const [width, height] of [
    [640, 360],
    [1280, 720],
    [320, 240],
  ] as const) {
    const writer = await openCamera({ width, height });
    const seen = await paintUntil(writer, startReader(DEVICE, 10).seen);
    await writer.close();
    sizes.push({ opened: `${writer.width}x${writer.height}`, seen: `${seen.width}x${seen.height}` });
  }
  return { sizes };
};

const changeSizeWhileHeld = async () => {
  const first = await openCamera({ ...SMALL, order: ['NV12'] });
  const reader = startReader(DEVICE, Number.MAX_SAFE_INTEGER);
  await paintUntil(first, reader.sawPicture());
  await first.close();
  const second = await openCamera({ width: 1280, height: 720 });
  await paint(second, { pictures: 30, framesPerSecond: 30 });
  const seen = await reader.stop();
  await second.close();
  const third = await openCamera({ width: 1280, height: 720 });
  await third.close();
  return { held: shapeOf(second), seen, free: shapeOf(third) };
};

/** A stopped process asks for nothing: were the writer to wait for readers, it would wait for ever. */
const stoppedReader = async () => {
  const writer = await openCamera(SMALL);
  const reader = startReader(DEVICE, Number.MAX_SAFE_INTEGER);
  await paintUntil(writer, reader.sawPicture());
  reader.signal('SIGSTOP');
  await paint(writer, { from: 1000, pictures: 300, framesPerSecond: null });
  reader.signal('SIGCONT');
  await paint(writer, { from: 2000, pictures: 30, framesPerSecond: 30 });
  const seen = await reader.stop();
  await writer.close();
  return { last: seen.last, lost: seen.lost };
};

const twoWriters = async () => {
  const backend = createV4l2Backend();
  const other = startRole('write');
  await other.said('writing');
  const surveyed = (await backend.survey()).find(({ id }) => id === DEVICE)?.busy;
  const refused = await refusal(openCamera(SMALL));
  const reader = startReader(DEVICE, 10);
  const seen = await reader.seen;
  other.signal('SIGTERM');
  await other.ended;
  const free = (await backend.survey()).find(({ id }) => id === DEVICE)?.busy;
  const writer = await backend.open({
    device: { id: DEVICE, kind: 'v4l2loopback', name: '', busy: false, unverified: false },
    ...SMALL,
    framesPerSecond: 30,
  });
  await paint(writer, { pictures: 1, framesPerSecond: null });
  const ours = (await backend.survey()).find(({ id }) => id === DEVICE)?.busy;
  await writer.close();
  return { surveyed, refused, seen, free, ours };
};

const wrongPicture = async () => {
  const writer = await openCamera(SMALL);
  const wrong = await refusal(writer.write(Buffer.alloc(1000)));
  await writer.close();
  const closed = await refusal(writer.write(Buffer.alloc((640 * 360 * 3) / 2)));
  return { wrong, closed };
};

export const checkWriter = async (): Promise<void> => {
  await tryOut('reopen', reopen);
  for (const format of FORMAT_ORDER) await tryOut(format, () => eachFormat(format));
  await tryOut('readers', countReaders);
  await tryOut('reader first', readerFirst);
  await tryOut('killed writer', killedWriter);
  await tryOut('size', changeSize);
  await tryOut('size while held', changeSizeWhileHeld);
  await tryOut('stopped reader', stoppedReader);
  await tryOut('two writers', twoWriters);
  await tryOut('wrong picture', wrongPicture);
};
