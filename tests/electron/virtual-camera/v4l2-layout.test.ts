import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isOnPath } from '../../../build/setup/system-libraries.mjs';
import {
  fourccName,
  PIX_FMT,
  STRUCTURES,
  V4L2,
  VIDIOC,
} from '../../../electron/services/virtual-camera/v4l2/videodev2.ts';
import { temporaryFolders } from '../temporary-folder.ts';

const isCompiled = isOnPath('cc') && existsSync('/usr/include/linux/videodev2.h');
if (!isCompiled)
  console.log('The layout of V4L2 is not compared with a compiler: install gcc and linux-libc-dev.');

const temporaryFolder = temporaryFolders();

/** Every number of ours beside the C expression that it stands for. */
const expressions = (): [string, number][] => [
  ...Object.entries(STRUCTURES).flatMap(([structure, members]) =>
    Object.entries(members).map(([member, value]): [string, number] => [
      member === 'size' ? `sizeof(struct ${structure})` : `offsetof(struct ${structure}, ${member})`,
      value,
    ]),
  ),
  ...Object.entries(V4L2).map(([name, value]): [string, number] => [`V4L2_${name}`, value]),
  ...Object.entries(PIX_FMT).map(([name, value]): [string, number] => [`V4L2_PIX_FMT_${name}`, value]),
  ...Object.entries(VIDIOC).map(([name, value]): [string, number] => [`VIDIOC_${name}`, value]),
];

describe('the layout of V4L2', () => {
  it.skipIf(!isCompiled)('is the C compiler’s, number for number', async () => {
    const folder = await temporaryFolder();
    const names = expressions().map(([expression]) => expression);
    const lines = names.map(
      (expression) => `  printf("%lu\\n", (unsigned long)(unsigned int)(${expression}));`,
    );
    const source = [
      '#include <linux/videodev2.h>',
      '#include <stddef.h>',
      '#include <stdio.h>',
      'int main(void) {',
      ...lines,
      '}',
    ].join('\n');
    await writeFile(join(folder, 'layout.c'), source);
    execFileSync('cc', ['-o', join(folder, 'layout'), join(folder, 'layout.c')]);
    const numbers = execFileSync(join(folder, 'layout'), { encoding: 'utf8' }).trim().split('\n').map(Number);
    const compiled = Object.fromEntries(names.map((name, i) => [name, numbers[i]]));
    expect(Object.fromEntries(expressions())).toEqual(compiled);
  });

  it('names formats by their four letters', () => {
    expect(fourccName(PIX_FMT.YUV420)).toBe('YU12');
    expect(fourccName(PIX_FMT.YUYV)).toBe('YUYV');
  });
});
