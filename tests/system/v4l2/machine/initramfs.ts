import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type ArchivedFile, cpioArchive } from './cpio.ts';

/** To reach the host's files; in this order of need. */
export const BOOT_MODULES = ['virtio_pci', 'virtio_rng', '9pnet_virtio', '9p', 'overlay'];

/** The first program: it puts the host's files under a layer that forgets, and goes on from the host's share. */
const INIT = `#!/bin/sh
/bin/busybox --install -s /bin
mount -t proc proc /proc; mount -t sysfs sys /sys; mount -t devtmpfs dev /dev
for module in $(cat /order); do insmod /modules/$module; done
mkdir -p /lower /layer /new
mount -t 9p -o trans=virtio,version=9p2000.L,ro,msize=512000,cache=loose host /lower
mount -t tmpfs -o size=75% layer /layer; mkdir /layer/upper /layer/work
mount -t overlay -o lowerdir=/lower,upperdir=/layer/upper,workdir=/layer/work overlay /new
mkdir -p /new/dev /new/proc /new/sys /new/run /new/share
mount --move /dev /new/dev; mount --move /proc /new/proc; mount --move /sys /new/sys
mount -t tmpfs run /new/run; mkdir -p /new/dev/shm /new/dev/pts
mount -t tmpfs shm /new/dev/shm; mount -t devpts pts /new/dev/pts
mount -t 9p -o trans=virtio,version=9p2000.L,msize=512000,cache=none share /new/share
exec switch_root /new /bin/sh /share/start.sh
`;

/** A module's own bytes: newer Debians pack them. */
const moduleBytes = (file: string): Buffer =>
  file.endsWith('.xz')
    ? execFileSync('xz', ['-dc', file], { maxBuffer: 64 * 1024 * 1024 })
    : readFileSync(file);

/**
 * The first file system of the machine.
 * @param busybox the file of a busybox that needs no libraries
 * @param modules files of what BOOT_MODULES names and needs, each after what it needs
 */
export const makeInitramfs = (busybox: string, modules: readonly string[]): Buffer => {
  const nameOf = (file: string): string => (file.split('/').at(-1) ?? '').replace(/\.xz$/, '');
  const shell = readFileSync(busybox);
  const files: ArchivedFile[] = [
    { path: 'init', bytes: Buffer.from(INIT), isProgram: true },
    { path: 'bin/sh', bytes: shell, isProgram: true },
    { path: 'bin/busybox', bytes: shell, isProgram: true },
    { path: 'order', bytes: Buffer.from(modules.map(nameOf).join('\n')) },
    ...modules.map((file) => ({ path: join('modules', nameOf(file)), bytes: moduleBytes(file) })),
    ...['proc', 'sys', 'dev'].map((folder) => ({ path: `${folder}/.keep`, bytes: new Uint8Array() })),
  ];
  return gzipSync(cpioArchive(files));
};
