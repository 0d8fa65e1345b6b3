import { closeSync, openSync, writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { findLoopbackRemedy } from '../../../../electron/services/virtual-camera/v4l2/add-loopback.ts';
import { ioctl } from '../../../../electron/services/virtual-camera/v4l2/ioctl.ts';
import { sayStart } from '../../../../electron/services/virtual-camera/v4l2/negotiate.ts';
import { createV4l2Backend } from '../../../../electron/services/virtual-camera/v4l2/v4l2-backend.ts';
import {
  emptyStructure,
  STRUCTURES,
  V4L2,
  VIDIOC,
} from '../../../../electron/services/virtual-camera/v4l2/videodev2.ts';
import { DEVICE, openCamera } from './camera.ts';
import { watchWithChromium } from './chromium.ts';
import { paint } from './picture.ts';
import { refusal } from './report.ts';

/** What this program is as a process of its own, beside the one that makes the checks. */
type Role = () => Promise<void>;

const NOBODY = 65534;

/** Far from those of the other writers, so that a reader can tell them apart. */
const FIRST_NUMBER = 10_000;

const say = (word: string): void => void process.stderr.write(`${word}\n`);

/** Nobody's user, in no group, from here on; all that must be loaded is loaded. */
const becomeNobody = (): void => {
  process.setgroups?.([]);
  process.setgid?.(NOBODY);
  process.setuid?.(NOBODY);
};

/** A producer of ours that goes on until it is ended. */
const write: Role = async () => {
  const writer = await openCamera({ width: 640, height: 360 });
  for (let from = FIRST_NUMBER; ; from += 30) {
    await paint(writer, { from, pictures: 30, framesPerSecond: 30 });
    if (from === FIRST_NUMBER) say('writing');
  }
};

/** A producer of somebody else's, in a format that we do not write. */
const writeForeign: Role = async () => {
  const file = openSync(DEVICE, 'r+');
  const at = STRUCTURES.v4l2_format;
  const bytes = emptyStructure('v4l2_format');
  bytes.writeUInt32LE(V4L2.BUF_TYPE_VIDEO_OUTPUT, at.type);
  bytes.writeUInt32LE(640, at['fmt.pix.width']);
  bytes.writeUInt32LE(360, at['fmt.pix.height']);
  bytes.write('BGR3', at['fmt.pix.pixelformat'], 'latin1');
  ioctl(file, VIDIOC.S_FMT, bytes);
  sayStart(file);
  process.on('SIGTERM', () => {
    closeSync(file);
    process.exit(0);
  });
  for (let i = 0; ; i++) {
    writeSync(file, Buffer.alloc(640 * 360 * 3));
    if (i === 10) say('writing');
    await wait(33);
  }
};

/** Somebody who looks around; what they see is one line of JSON. */
const look: Role = async () => {
  becomeNobody();
  const seen = {
    survey: await createV4l2Backend().survey(),
    opened: await refusal(openCamera()),
    remedy: await findLoopbackRemedy(),
  };
  process.stdout.write(`${JSON.stringify(seen)}\n`);
};

/** A person with a browser: neither is root, and the browser has its sandbox. */
const browse: Role = async () => {
  becomeNobody();
  process.stdout.write(`${JSON.stringify(await watchWithChromium())}\n`);
};

export const ROLES: Readonly<Record<string, Role>> = { write, 'write-foreign': writeForeign, look, browse };
