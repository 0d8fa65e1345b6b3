import { execFileSync } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findChromium } from '../../../build/testing/chromium.mjs';
import type { LineFaults } from './lossy-line.ts';

/** RFC 2544 keeps it for such tests. */
const HOST = '198.18.47.1';
const GUEST = '198.18.47.2';
const NAME = `masque${process.pid}`;
const OUTER = `mq${process.pid}a`.slice(0, 15);
const INNER = `mq${process.pid}b`.slice(0, 15);

const run = (command: string, ...args: string[]): void => {
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
};

/** A network of two: this machine, and a namespace in which a browser runs, with the kernel's own faults between them. */
export interface Namespace {
  /** A program that starts the browser in there. */
  readonly chromium: string;
  /** Both ways. */
  setFaults(faults: LineFaults): void;
  close(): void;
}

/** A sentence says what is wanting: root, iproute2, or the kernel's netem. */
export const openNamespace = async (folder: string): Promise<Namespace | string> => {
  const close = () => {
    try {
      // With it goes its end of the pair, and with that the other.
      run('ip', 'netns', 'del', NAME);
    } catch {
      // There is none.
    }
  };
  const faultsAt = ({ loss, delayMilliseconds, jitterMilliseconds }: LineFaults): string[] => [
    ...['netem', 'loss', `${loss * 100}%`],
    ...['delay', `${delayMilliseconds}ms`, `${jitterMilliseconds}ms`],
  ];
  const setFaults = (faults: LineFaults) => {
    run('tc', 'qdisc', 'replace', 'dev', OUTER, 'root', ...faultsAt(faults));
    run('ip', 'netns', 'exec', NAME, 'tc', 'qdisc', 'replace', 'dev', INNER, 'root', ...faultsAt(faults));
  };
  try {
    run('ip', 'netns', 'add', NAME);
    run('ip', 'link', 'add', OUTER, 'type', 'veth', 'peer', 'name', INNER, 'netns', NAME);
    run('ip', 'addr', 'add', `${HOST}/30`, 'dev', OUTER);
    run('ip', 'link', 'set', OUTER, 'up');
    run('ip', '-n', NAME, 'addr', 'add', `${GUEST}/30`, 'dev', INNER);
    run('ip', '-n', NAME, 'link', 'set', INNER, 'up');
    run('ip', '-n', NAME, 'link', 'set', 'lo', 'up');
    setFaults({ loss: 0, delayMilliseconds: 0, jitterMilliseconds: 0 });
  } catch (error) {
    close();
    const words = error instanceof Error ? (error.message.split('\n')[1] ?? error.message) : String(error);
    return `tc netem is not to be had here: ${words}`;
  }
  const chromium = join(folder, 'chromium-in-namespace');
  await writeFile(chromium, `#!/bin/sh\nexec ip netns exec ${NAME} "${findChromium()}" "$@"\n`);
  await chmod(chromium, 0o755);
  return { chromium, setFaults, close };
};

/** The same address as seen from in there. */
export const fromNamespace = (address: string): string => {
  const url = new URL(address);
  url.hostname = HOST;
  return url.href;
};
