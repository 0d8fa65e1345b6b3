import { existsSync } from 'node:fs';
import { app } from 'electron';

/**
 * Mesa lays out each picture in some sixty pieces of memory and frees them after it. Chromium's allocator keeps sixteen
 * for the next, by default, and gives the rest back to the system, to have it cleared and mapped anew: a tenth of a
 * picture's time. Source: partition_alloc_features.cc in Chromium.
 */
const KEEP_FREED_MEMORY = 'PartitionAllocLargeEmptySlotSpanRing';

/**
 * Gives every machine a WebGL2. Must run before Electron is ready. Chromium refuses software drawing by default, which
 * is meant for foreign pages; here there are only our own. Without a GPU on Linux, ANGLE over Mesa's llvmpipe draws two
 * to three times faster than SwiftShader, measured. What the command line says wins.
 */
export const chooseGraphics = (): void => {
  const { commandLine } = app;
  commandLine.appendSwitch('ignore-gpu-blocklist');
  commandLine.appendSwitch('enable-unsafe-swiftshader');
  const withoutGpu = process.platform === 'linux' && !existsSync('/dev/dri');
  if (withoutGpu && !commandLine.hasSwitch('enable-features'))
    commandLine.appendSwitch('enable-features', KEEP_FREED_MEMORY);
  if (withoutGpu && !commandLine.hasSwitch('use-gl') && !commandLine.hasSwitch('use-angle')) {
    commandLine.appendSwitch('use-gl', 'angle');
    commandLine.appendSwitch('use-angle', 'gl');
  }
};
