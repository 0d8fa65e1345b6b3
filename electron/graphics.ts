import { existsSync } from 'node:fs';
import { app } from 'electron';

/**
 * Gives every machine a WebGL2. Must run before Electron is ready. Chromium refuses software drawing by default, which
 * is meant for foreign pages; here there are only our own. Without a GPU on Linux, ANGLE over Mesa's llvmpipe draws two
 * to three times faster than SwiftShader, measured. What the command line says wins.
 */
export const chooseGraphics = (): void => {
  const { commandLine } = app;
  commandLine.appendSwitch('ignore-gpu-blocklist');
  commandLine.appendSwitch('enable-unsafe-swiftshader');
  commandLine.appendSwitch('enable-features', 'PartitionAllocLargeEmptySlotSpanRing');
  const withoutGpu = process.platform === 'linux' && !existsSync('/dev/dri');
  if (withoutGpu && !commandLine.hasSwitch('use-gl') && !commandLine.hasSwitch('use-angle')) {
    commandLine.appendSwitch('use-gl', 'angle');
    commandLine.appendSwitch('use-angle', 'gl');
  }
};
