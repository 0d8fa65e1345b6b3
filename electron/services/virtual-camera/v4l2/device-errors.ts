import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { type ErrorReason, MasqueError } from '../../../../renderer/core/errors.ts';

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);

/** The name of the group that owns a device; `video` on most systems. */
const groupOf = (path: string): string => {
  try {
    const { gid } = statSync(path);
    const line = readFileSync('/etc/group', 'utf8')
      .split('\n')
      .find((row) => row.split(':')[2] === String(gid));
    return line?.split(':')[0] ?? 'video';
  } catch {
    return 'video';
  }
};

/** The command that lets this person write to a device. */
export const joinGroupCommand = (path: string): string =>
  `sudo usermod -aG ${groupOf(path)} ${userInfo().username}`;

export const deniedError = (path: string): MasqueError =>
  new MasqueError(
    'denied',
    `You have no permission to write to ${path}.`,
    `Run: ${joinGroupCommand(path)}, then log out and in again.`,
  );

export const busyError = (path: string): MasqueError =>
  new MasqueError(
    'busy',
    `Another program already gives pictures to ${path}.`,
    'Close that program, or choose another camera.',
  );

const REASONS: Readonly<Record<string, ErrorReason>> = {
  ENOENT: 'not-found',
  ENODEV: 'not-found',
  ENXIO: 'not-found',
  EACCES: 'denied',
  EPERM: 'denied',
  EBUSY: 'busy',
};

/** What it means that a device may not be opened. */
export const openError = (path: string, error: unknown): MasqueError => {
  const code = codeOf(error);
  switch (REASONS[code]) {
    case 'denied':
      return deniedError(path);
    case 'not-found':
      return new MasqueError('not-found', `There is no camera ${path}.`, 'Choose another camera.', {
        cause: error,
      });
    case 'busy':
      return new MasqueError(
        'busy',
        `As many programs as ${path} allows have it open.`,
        'Close programs that use the camera, or choose another camera.',
      );
    default:
      return new MasqueError(
        'failed',
        `${path} cannot be opened: ${code}.`,
        'Load the module v4l2loopback anew, or choose another camera.',
        { cause: error },
      );
  }
};

/** What it means that a device takes no picture. */
export const writeError = (path: string, error: unknown): MasqueError => {
  const code = codeOf(error);
  if (code === 'EBUSY') return busyError(path);
  return new MasqueError(
    'lost',
    `${path} takes no pictures any more: ${code}.`,
    'Switch the virtual camera on again, or choose another camera.',
    { cause: error },
  );
};
