import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCall, loadError } from '../../../electron/services/virtual-camera/v4l2/add-loopback.ts';
import type { LoopbackDevice } from '../../../electron/services/virtual-camera/v4l2/loopback-devices.ts';
import { decideRemedy } from '../../../electron/services/virtual-camera/v4l2/loopback-remedy.ts';
import {
  distributionOf,
  examineSystem,
  type LoopbackSystem,
} from '../../../electron/services/virtual-camera/v4l2/loopback-system.ts';
import { temporaryFolders } from '../temporary-folder.ts';

const temporaryFolder = temporaryFolders();

/** A desktop where the module is installed and only waits to be loaded. */
const READY: LoopbackSystem = {
  distribution: 'debian',
  isContainer: false,
  takesModules: true,
  hasModules: true,
  isInstalled: true,
  isSigned: false,
  wantsSigned: false,
  isLoaded: false,
  exclusiveCaps: null,
  isRoot: false,
  modprobe: '/usr/sbin/modprobe',
  hasPkexec: true,
  hasPolkitAgent: true,
};

const DEVICE: LoopbackDevice = {
  path: '/dev/video10',
  name: 'Masque Camera',
  announced: 'output',
  writable: true,
  busy: false,
};

const OPTIONS = 'v4l2loopback exclusive_caps=1 video_nr=10 card_label="Masque Camera"';
const APT = 'sudo apt install v4l2loopback-dkms linux-headers-$(uname -r)';

interface Row {
  readonly when: string;
  readonly system?: Partial<LoopbackSystem>;
  readonly devices?: readonly Partial<LoopbackDevice>[];
  readonly says: RegExp | null;
  readonly command?: string | null;
  readonly canAdd?: boolean;
}

const ROWS: readonly Row[] = [
  {
    when: 'the module waits',
    says: /not loaded/,
    command: `pkexec /usr/sbin/modprobe ${OPTIONS}`,
    canAdd: true,
  },
  {
    when: 'modprobe lies on the path',
    system: { modprobe: 'modprobe' },
    says: /not loaded/,
    command: `pkexec modprobe ${OPTIONS}`,
    canAdd: true,
  },
  {
    when: 'nothing asks for the password',
    system: { hasPolkitAgent: false },
    says: /not loaded/,
    command: `sudo modprobe ${OPTIONS}`,
  },
  {
    when: 'there is no pkexec',
    system: { hasPkexec: false },
    says: /not loaded/,
    command: `sudo modprobe ${OPTIONS}`,
  },
  {
    when: 'we are root',
    system: { isRoot: true, hasPkexec: false, hasPolkitAgent: false },
    says: /not loaded/,
    command: `/usr/sbin/modprobe ${OPTIONS}`,
    canAdd: true,
  },
  {
    when: 'there is no modprobe',
    system: { modprobe: null },
    says: /not loaded/,
    command: `sudo modprobe ${OPTIONS}`,
  },
  { when: 'Debian lacks it', system: { isInstalled: false }, says: /not installed/, command: APT },
  {
    when: 'Ubuntu lacks it',
    system: { isInstalled: false, distribution: 'ubuntu' },
    says: /not installed/,
    command: APT,
  },
  {
    when: 'Fedora lacks it',
    system: { isInstalled: false, distribution: 'fedora' },
    says: /not installed/,
    command: 'sudo dnf install akmod-v4l2loopback',
  },
  {
    when: 'Arch lacks it',
    system: { isInstalled: false, distribution: 'arch' },
    says: /not installed/,
    command: 'sudo pacman -S v4l2loopback-dkms linux-headers',
  },
  {
    when: 'another system lacks it',
    system: { isInstalled: false, distribution: 'other' },
    says: /not installed/,
  },
  {
    when: 'Secure Boot meets an unsigned module',
    system: { wantsSigned: true },
    says: /Secure Boot refuses/,
    command: 'sudo mokutil --import /var/lib/dkms/mok.pub',
  },
  {
    when: 'Secure Boot meets a signed module',
    system: { wantsSigned: true, isSigned: true },
    says: /not loaded/,
    command: `pkexec /usr/sbin/modprobe ${OPTIONS}`,
    canAdd: true,
  },
  {
    when: 'Secure Boot meets a module of unknown signature',
    system: { wantsSigned: true, isSigned: null },
    says: /not loaded/,
    command: `pkexec /usr/sbin/modprobe ${OPTIONS}`,
    canAdd: true,
  },
  { when: 'it is a container', system: { isContainer: true }, says: /container loads no kernel modules/ },
  { when: 'the kernel takes no modules', system: { takesModules: false }, says: /loads no modules/ },
  {
    when: 'the kernel was updated',
    system: { hasModules: false, isInstalled: false },
    says: /modules are gone/,
  },
  {
    when: 'it is loaded without a device',
    system: { isLoaded: true, exclusiveCaps: true },
    says: /without a device/,
    command: `sudo modprobe -r v4l2loopback && sudo modprobe ${OPTIONS}`,
  },
  { when: 'a device waits', system: { isLoaded: true, exclusiveCaps: true }, devices: [{}], says: null },
  {
    when: 'a device is taken',
    system: { isLoaded: true, exclusiveCaps: true },
    devices: [{ announced: 'capture', busy: true }],
    says: null,
  },
  {
    when: 'a device is held by readers',
    system: { isLoaded: true, exclusiveCaps: true },
    devices: [{ announced: 'both' }],
    says: null,
  },
  {
    when: 'a device is not exclusive',
    system: { isLoaded: true, exclusiveCaps: false },
    devices: [{ announced: 'both' }],
    says: /exclusive_caps=1/,
    command: `sudo modprobe -r v4l2loopback && sudo modprobe ${OPTIONS}`,
  },
  {
    when: 'one of two is exclusive',
    system: { isLoaded: true, exclusiveCaps: false },
    devices: [{ announced: 'both' }, { announced: 'output' }],
    says: null,
  },
];

describe('decideRemedy', () => {
  it.each(ROWS)('when $when', ({ system, devices = [], says, command = null, canAdd = false }) => {
    const found = decideRemedy(
      { ...READY, ...system },
      devices.map((device) => ({ ...DEVICE, ...device })),
    );
    if (says === null) {
      expect(found).toBeNull();
      return;
    }
    expect(found?.message).toMatch(says);
    expect(found).toMatchObject({ command, canAdd });
    expect(found?.cure).toMatch(/\S\.$/);
  });

  it('says how to be let in when the device may not be written to', () => {
    const found = decideRemedy({ ...READY, isLoaded: true, exclusiveCaps: true }, [
      { ...DEVICE, announced: null, writable: false },
    ]);
    expect(found?.message).toContain('permission to write to /dev/video10');
    expect(found?.command).toMatch(/^sudo usermod -aG \S+ \S+$/);
  });
});

describe('loadCall', () => {
  it('calls no shell, and no program that a plain path would not lead to', () => {
    expect(loadCall(READY)).toEqual([
      'pkexec',
      ['/usr/sbin/modprobe', 'v4l2loopback', 'exclusive_caps=1', 'video_nr=10', 'card_label=Masque Camera'],
    ]);
    expect(loadCall({ ...READY, isRoot: true })?.[0]).toBe('/usr/sbin/modprobe');
    expect(loadCall({ ...READY, isInstalled: false })).toBeNull();
    expect(loadCall({ ...READY, hasPolkitAgent: false })).toBeNull();
  });
});

describe('loadError', () => {
  it.each([
    { status: 0, words: '', reason: undefined },
    { status: 126, words: 'Error executing command as another user: Request dismissed', reason: 'denied' },
    { status: 127, words: 'Error executing command as another user: Not authorized', reason: 'denied' },
    { status: 127, words: 'Cannot run program modprobe: No such file or directory', reason: 'failed' },
    { status: null, words: '', reason: 'denied' },
    { status: -1, words: 'spawn pkexec ENOENT', reason: 'failed' },
    { status: 1, words: 'modprobe: FATAL: Module v4l2loopback not found', reason: 'failed' },
    {
      status: 1,
      words: "modprobe: ERROR: could not insert 'v4l2loopback': Key was rejected by service",
      reason: 'denied',
    },
  ])('is $reason for $status $words', ({ status, words, reason }) => {
    const error = loadError({ status, words });
    expect(error?.reason).toBe(reason);
    if (reason === 'failed') expect(error?.message).toContain(words);
  });
});

describe('examineSystem', () => {
  const KERNEL = '6.1.0-56-amd64';
  const makeRoot = async (files: Readonly<Record<string, string | Buffer>>): Promise<string> => {
    const root = await temporaryFolder();
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(root, name)), { recursive: true });
      await writeFile(join(root, name), content);
    }
    return root;
  };
  const examine = (root: string) =>
    examineSystem({ root, kernel: KERNEL, path: '/usr/bin:/bin', isRoot: false });
  const MODULES = `lib/modules/${KERNEL}`;
  const EFI = 'sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c';

  it('sees a desktop where the module waits', async () => {
    const root = await makeRoot({
      'etc/os-release': 'PRETTY_NAME="Debian"\nID=debian\n',
      'proc/modules': '',
      'proc/812/comm': 'polkitd\n',
      'proc/2210/comm': 'polkit-kde-auth\n',
      [`${MODULES}/modules.dep`]:
        'kernel/drivers/media/x.ko:\nupdates/dkms/v4l2loopback.ko: kernel/drivers/media/v4l2-core/videodev.ko\n',
      [`${MODULES}/updates/dkms/v4l2loopback.ko`]: 'ELF…',
      [EFI]: Buffer.from([6, 0, 0, 0, 0]),
      'usr/sbin/modprobe': '',
      'usr/bin/pkexec': '',
    });
    expect(examine(root)).toEqual(READY);
  });

  it('sees Secure Boot, a signature, a loaded module and its option', async () => {
    const root = await makeRoot({
      [`${MODULES}/modules.dep`]: 'updates/dkms/v4l2loopback.ko: videodev.ko\n',
      [`${MODULES}/updates/dkms/v4l2loopback.ko`]: 'ELF…~Module signature appended~\n',
      [EFI]: Buffer.from([6, 0, 0, 0, 1]),
      'sys/module/v4l2loopback/parameters/exclusive_caps': 'N,Y,N,N,N,N,N,N\n',
      'bin/modprobe': '',
    });
    expect(examine(root)).toMatchObject({
      isSigned: true,
      wantsSigned: true,
      isLoaded: true,
      exclusiveCaps: true,
      modprobe: 'modprobe',
      distribution: 'other',
      takesModules: false,
    });
  });

  it('does not judge the signature of a compressed module, nor take a namesake for it', async () => {
    const compressed = await makeRoot({
      [`${MODULES}/modules.dep`]: 'updates/dkms/v4l2loopback.ko.zst:\n',
      [`${MODULES}/updates/dkms/v4l2loopback.ko.zst`]: 'packed',
      'sys/module/v4l2loopback/parameters/exclusive_caps': 'N,N\n',
    });
    expect(examine(compressed)).toMatchObject({ isInstalled: true, isSigned: null, exclusiveCaps: false });
    const namesake = await makeRoot({
      [`${MODULES}/modules.dep`]: 'a/b.ko: updates/v4l2loopback.ko\nupdates/my-v4l2loopback.ko:\n',
    });
    expect(examine(namesake)).toMatchObject({ isInstalled: false, hasModules: true, modprobe: null });
  });

  it('sees a container, and a desktop where only the daemon of polkit runs', async () => {
    const root = await makeRoot({ 'run/.containerenv': '', 'proc/812/comm': 'polkitd\n' });
    expect(examine(root)).toMatchObject({ isContainer: true, hasModules: false, hasPolkitAgent: false });
  });

  it.each([
    ['ID=linuxmint\nID_LIKE="ubuntu debian"\n', 'ubuntu'],
    ['ID="manjaro"\nID_LIKE=arch\n', 'arch'],
    ['ID=nobara\nID_LIKE="rhel centos fedora"\n', 'fedora'],
    ['ID=void\n', 'other'],
  ])('knows the family of %j', (text, family) => {
    expect(distributionOf(text)).toBe(family);
  });
});
