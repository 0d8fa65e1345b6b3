import { chmodSync, closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import {
  addLoopback,
  findLoopbackRemedy,
} from '../../../../electron/services/virtual-camera/v4l2/add-loopback.ts';
import {
  askDriver,
  findLoopbackDevices,
} from '../../../../electron/services/virtual-camera/v4l2/loopback-devices.ts';
import { settleFormat } from '../../../../electron/services/virtual-camera/v4l2/negotiate.ts';
import { createV4l2Backend } from '../../../../electron/services/virtual-camera/v4l2/v4l2-backend.ts';
import { DEVICE, openCamera, shapeOf } from './camera.ts';
import { paint, paintUntil } from './picture.ts';
import { runToEnd, startReader, startRole } from './processes.ts';
import { refusal, tryOut } from './report.ts';

const SMALL = { width: 640, height: 360 } as const;
const ATTRIBUTES = '/sys/class/video4linux/video10';

/** The kernel's make-believe cameras, which stand in for a person's own. */
const realCameras = async () => {
  await runToEnd('modprobe', ['vivid', 'n_devs=1', 'node_types=0x101']);
  return {
    survey: await createV4l2Backend().survey(),
    opened: await refusal(openCamera({ device: '/dev/video0' })),
    absent: await refusal(openCamera({ device: '/dev/video42' })),
    noCamera: await refusal(openCamera({ device: '/etc/passwd' })),
  };
};

const add = async () => ({
  before: await findLoopbackRemedy(),
  device: await addLoopback(),
  after: await findLoopbackRemedy(),
  exclusive: readFileSync('/sys/module/v4l2loopback/parameters/exclusive_caps', 'latin1').trim(),
  version: /v4l2loopback driver version ([\d.]+)/.exec((await runToEnd('dmesg', [])).output)?.[1],
  cameras: (await findLoopbackDevices()).map(({ path }) => path),
});

/** What another user of the computer sees, who is in no group. */
const forbidden = async () => {
  // As the rules of every distribution have it.
  await runToEnd('chgrp', ['video', DEVICE]);
  chmodSync(DEVICE, 0o660);
  const { output } = await startRole('look').ended;
  return JSON.parse(output);
};

/** A producer as many are: it asks what the device is, writes, and never says STREAMON. */
const writeWithoutStart = (): string => {
  const file = openSync(DEVICE, 'r+');
  try {
    askDriver(file);
    const { width, height } = settleFormat(file, DEVICE, SMALL, ['I420']);
    writeSync(file, Buffer.alloc((width * height * 3) / 2));
    return 'written';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    closeSync(file);
  }
};

const leftClosed = async () => {
  const attempts = [writeWithoutStart(), writeWithoutStart()];
  const [device] = await createV4l2Backend().survey();
  const writer = await openCamera(SMALL);
  const seen = await paintUntil(writer, startReader(DEVICE, 10).seen);
  await writer.close();
  return { attempts, busy: device?.busy, opened: shapeOf(writer), seen };
};

const full = async () => {
  const allowed = readFileSync(`${ATTRIBUTES}/max_openers`, 'latin1').trim();
  const reader = startReader(DEVICE, 1);
  await reader.opened();
  writeFileSync(`${ATTRIBUTES}/max_openers`, '1');
  const refused = await refusal(openCamera(SMALL));
  const [device] = await createV4l2Backend().survey();
  await reader.stop();
  writeFileSync(`${ATTRIBUTES}/max_openers`, allowed);
  return { refused, device };
};

/** A reader keeps the format that an earlier producer chose, and it is none of ours. */
const foreignFormat = async () => {
  const producer = startRole('write-foreign');
  await producer.said('writing');
  const reader = startReader(DEVICE, Number.MAX_SAFE_INTEGER);
  await reader.said('mapped');
  producer.signal('SIGTERM');
  await producer.ended;
  const refused = await refusal(openCamera(SMALL));
  await reader.stop();
  return { refused };
};

const notExclusive = async () => {
  await runToEnd('modprobe', ['-r', 'v4l2loopback']);
  const gone = await refusal(openCamera());
  await runToEnd('modprobe', ['v4l2loopback', 'exclusive_caps=0', 'video_nr=10']);
  const remedy = await findLoopbackRemedy();
  const producer = startRole('write');
  await producer.said('writing');
  const reader = startReader(DEVICE, Number.MAX_SAFE_INTEGER);
  await reader.sawPicture();
  const refused = await refusal(openCamera(SMALL));
  producer.signal('SIGKILL');
  await producer.ended;
  const writer = await openCamera(SMALL);
  await paint(writer, { pictures: 30, framesPerSecond: 30 });
  const seen = await reader.stop();
  await writer.close();
  return { gone, remedy, refused, seen };
};

export const checkAbsent = async (): Promise<void> => {
  await tryOut('real cameras', realCameras);
  await tryOut('add', add);
};

export const checkSystem = async (): Promise<void> => {
  await tryOut('forbidden', forbidden);
  await tryOut('left closed', leftClosed);
  await tryOut('full', full);
  await tryOut('foreign format', foreignFormat);
};

/** Last: it loads the module anew. */
export const checkNotExclusive = (): Promise<void> => tryOut('not exclusive', notExclusive);
