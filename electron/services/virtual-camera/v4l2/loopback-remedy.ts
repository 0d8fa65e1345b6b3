import { CAMERA_NAME, type VirtualCameraRemedy } from '../../../../renderer/core/virtual-camera.ts';
import { joinGroupCommand } from './device-errors.ts';
import type { LoopbackDevice } from './loopback-devices.ts';
import type { Distribution, LoopbackSystem } from './loopback-system.ts';

/**
 * The number from which the system looks for a free one: below it lie those of real cameras, which some programs and
 * people know by number, and which a camera that is plugged in later should still get.
 */
const FIRST_NUMBER = 10;

/** One device, which readers such as Chrome list: they pass over whatever also takes pictures. */
export const MODULE_ARGUMENTS: readonly string[] = [
  'v4l2loopback',
  'exclusive_caps=1',
  `video_nr=${FIRST_NUMBER}`,
  `card_label=${CAMERA_NAME}`,
];

const loadCommand = (asRoot: string, modprobe: string): string =>
  [asRoot, modprobe, ...MODULE_ARGUMENTS.slice(0, -1), `card_label="${CAMERA_NAME}"`].join(' ').trim();

/** dkms builds nothing without the kernel's headers, and says so only in its log. */
const INSTALL: Readonly<Record<Distribution, string | null>> = {
  debian: 'sudo apt install v4l2loopback-dkms linux-headers-$(uname -r)',
  ubuntu: 'sudo apt install v4l2loopback-dkms linux-headers-$(uname -r)',
  fedora: 'sudo dnf install akmod-v4l2loopback',
  arch: 'sudo pacman -S v4l2loopback-dkms linux-headers',
  other: null,
};

const INSTALL_CURES: Readonly<Partial<Record<Distribution, string>>> = {
  fedora: 'Switch the RPM Fusion repository on, install the package, and restart the computer.',
  other: 'Install your distribution’s package of the kernel module v4l2loopback.',
};

/** Makes the computer's firmware trust the key that the distribution signs its own modules with, at the next start. */
const TRUST_KEY: Readonly<Record<Distribution, string | null>> = {
  debian: 'sudo mokutil --import /var/lib/dkms/mok.pub',
  ubuntu: 'sudo update-secureboot-policy --enroll-key',
  fedora: 'sudo mokutil --import /etc/pki/akmods/certs/public_key.der',
  arch: null,
  other: null,
};

export const SECURE_BOOT_CURE =
  'Sign the module with a key that the computer trusts, or switch Secure Boot off in its firmware.';

const remedy = (
  message: string,
  cure: string,
  command: string | null = null,
  canAdd = false,
): VirtualCameraRemedy => ({ message, cure, command, canAdd });

/** What keeps the module out, whoever asks for it. */
const hindrance = (system: LoopbackSystem): VirtualCameraRemedy | null => {
  if (system.isContainer) {
    return remedy(
      'The kernel has no virtual camera, and a container loads no kernel modules.',
      'Load v4l2loopback on the computer itself, and hand its /dev/video device to the container.',
    );
  }
  if (!system.takesModules) {
    return remedy(
      'The kernel has no virtual camera, and this computer’s kernel loads no modules.',
      'Use a kernel with modules, or the virtual camera of PipeWire.',
    );
  }
  if (!system.hasModules) {
    return remedy(
      'The kernel has no virtual camera, and the running kernel’s modules are gone, as after an update.',
      'Restart the computer, then try again.',
    );
  }
  return null;
};

const installRemedy = ({ distribution }: LoopbackSystem): VirtualCameraRemedy =>
  remedy(
    'The kernel has no virtual camera: the kernel module v4l2loopback is not installed.',
    INSTALL_CURES[distribution] ?? 'Install the module, then come back to switch it on.',
    INSTALL[distribution],
  );

const loadRemedy = (system: LoopbackSystem): VirtualCameraRemedy => {
  const modprobe = system.modprobe ?? 'modprobe';
  const canAdd = system.modprobe !== null && (system.isRoot || (system.hasPkexec && system.hasPolkitAgent));
  if (system.isRoot) {
    return remedy(
      'The kernel has no virtual camera: the kernel module v4l2loopback is not loaded.',
      'Load it; it stays until the computer restarts.',
      loadCommand('', modprobe),
      canAdd,
    );
  }
  return remedy(
    'The kernel has no virtual camera: the kernel module v4l2loopback is not loaded.',
    'Load it; it stays until the computer restarts.',
    // sudo finds modprobe wherever it is.
    canAdd ? loadCommand('pkexec', modprobe) : loadCommand('sudo', 'modprobe'),
    canAdd,
  );
};

const reloadCommand = `sudo modprobe -r v4l2loopback && ${loadCommand('sudo', 'modprobe')}`;

const absentRemedy = (system: LoopbackSystem): VirtualCameraRemedy => {
  const hindered = hindrance(system);
  if (hindered !== null) return hindered;
  if (system.isLoaded) {
    return remedy(
      'The kernel module v4l2loopback is loaded without a device.',
      'Load it anew; other virtual cameras of its kind must be closed first.',
      reloadCommand,
    );
  }
  if (!system.isInstalled) return installRemedy(system);
  if (system.wantsSigned && system.isSigned === false) {
    return remedy(
      'The kernel has no virtual camera: Secure Boot refuses the kernel module v4l2loopback, which is not signed.',
      SECURE_BOOT_CURE,
      TRUST_KEY[system.distribution],
    );
  }
  return loadRemedy(system);
};

/** A device that announces one direction only was made with `exclusive_caps=1`; one with both may still be held. */
const isListedByChrome = ({ announced }: LoopbackDevice, system: LoopbackSystem): boolean =>
  announced !== 'both' || system.exclusiveCaps !== false;

/** What stands between this computer and a virtual camera that apps list; null when nothing does. */
export const decideRemedy = (
  system: LoopbackSystem,
  devices: readonly LoopbackDevice[],
): VirtualCameraRemedy | null => {
  const [first] = devices;
  if (first === undefined) return absentRemedy(system);
  if (!devices.some(({ writable }) => writable)) {
    return remedy(
      `You have no permission to write to ${first.path}.`,
      'Join the group that has it, then log out and in again.',
      joinGroupCommand(first.path),
    );
  }
  if (!devices.some((device) => isListedByChrome(device, system))) {
    return remedy(
      'Chrome and other apps do not list the camera: v4l2loopback is loaded without exclusive_caps=1.',
      'Close the programs that use it, then load it anew.',
      reloadCommand,
    );
  }
  return null;
};
