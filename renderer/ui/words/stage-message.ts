import { assertNever } from '../../core/errors.ts';
import type { Settings } from '../../core/settings.ts';
import type { CameraState, LiveStatus, MicrophoneState, OnAirState } from '../../session/live-status.ts';

/** What the one button of a message does. */
export type StageAction =
  | 'try-camera-again'
  | 'choose-camera'
  | 'show-reception'
  | 'choose-microphone'
  | 'choose-avatar'
  | 'choose-background'
  | 'calibrate'
  | 'go-on-air'
  | 'stay-off-air';

export type StageIcon =
  | 'camera-off'
  | 'remote-camera'
  | 'microphone-off'
  | 'face'
  | 'avatar'
  | 'background'
  | 'calibrated'
  | 'off-air';

/** The one banner that may lie on the stage: what happened, then what to do. */
export interface StageMessage {
  readonly icon: StageIcon;
  readonly tone: 'warn' | 'calm';
  readonly title: string;
  readonly text: string;
  readonly button?: { readonly action: StageAction; readonly label: string };
  /** For what nobody has to act on: the way to be rid of the message. */
  readonly dismiss?: StageAction;
}

type Context = Pick<Settings, 'microphoneOn' | 'voiceMovesMouth' | 'camera'>;

const voiceGoesOn = (status: LiveStatus, context: Context): string =>
  status.microphone.kind === 'running' && context.microphoneOn && context.voiceMovesMouth
    ? 'Your voice moves the mouth.'
    : 'Your avatar idles.';

/** `denied` has no banner: a sheet says what to do, step by step. */
export const cameraMessage = (
  camera: CameraState,
  meanwhile: string,
  camerasKind: Settings['camera']['kind'] = 'default',
): StageMessage | null => {
  const warn = { icon: 'camera-off', tone: 'warn' } as const;
  switch (camera.kind) {
    case 'off':
    case 'starting':
    case 'running':
    case 'denied':
      return null;
    case 'awaited': {
      const button = { action: 'show-reception', label: 'Show the address' } as const;
      return camera.isLost
        ? {
            ...warn,
            title: 'Your phone or OBS has stopped',
            text: `${meanwhile} It starts again by itself when its picture is back.`,
            button,
          }
        : {
            icon: 'remote-camera',
            tone: 'calm',
            title: 'Waiting for your phone or OBS',
            text: `${meanwhile} It starts by itself when a picture comes.`,
            button,
          };
    }
    case 'none-found':
      return {
        ...warn,
        title: 'No camera found',
        text: `${meanwhile} Plug one in, then look again.`,
        button: { action: 'try-camera-again', label: 'Look again' },
      };
    case 'busy':
      return {
        ...warn,
        title: `${camera.label} is in use`,
        text: 'Another app holds it. Close that app, then try again.',
        button: { action: 'try-camera-again', label: 'Try again' },
      };
    case 'unplugged':
      return {
        ...warn,
        title: `${camera.label} was unplugged`,
        text: `${meanwhile} Plug it back in and it starts by itself.`,
        button: { action: 'choose-camera', label: 'Choose another' },
      };
    case 'failed':
      return {
        ...warn,
        title: camera.message,
        text: camera.cure,
        button:
          camerasKind === 'file'
            ? { action: 'choose-camera', label: 'Choose another' }
            : { action: 'try-camera-again', label: 'Try again' },
      };
    default:
      return assertNever(camera);
  }
};

export const microphoneMessage = (microphone: MicrophoneState): StageMessage | null => {
  const warn = {
    icon: 'microphone-off',
    tone: 'warn',
    button: { action: 'choose-microphone', label: 'Choose another' },
  } as const;
  switch (microphone.kind) {
    case 'off':
    case 'running':
    // A computer without a microphone is no trouble to a face: the dock says so.
    case 'none-found':
      return null;
    case 'denied':
      return {
        ...warn,
        title: 'Microphone access is off',
        text: 'Your system keeps it from Masque. Press M to go on without it.',
        button: { action: 'choose-microphone', label: 'Open settings' },
      };
    case 'muted':
      return {
        ...warn,
        title: `${microphone.label} is silenced`,
        text: 'A switch on it, or your system, keeps it silent. Turn it on there.',
      };
    case 'unplugged':
      return {
        ...warn,
        title: `${microphone.label} was unplugged`,
        text: 'Plug it back in, or press M to go on without it.',
      };
    case 'failed':
      return { ...warn, title: microphone.message, text: microphone.cure };
    default:
      return assertNever(microphone);
  }
};

/** Going on air went wrong, or what was on air is not: the session says why. */
export const onAirMessage = (onAir: OnAirState): StageMessage | null => {
  const warn = {
    icon: 'off-air',
    tone: 'warn',
    button: { action: 'go-on-air', label: 'Try again' },
  } as const;
  switch (onAir.kind) {
    case 'off':
    case 'starting':
    case 'on':
      return null;
    case 'interrupted':
      return { ...warn, title: onAir.message, text: onAir.cure };
    case 'failed':
      return { ...warn, title: onAir.message, text: onAir.cure, dismiss: 'stay-off-air' };
    default:
      return assertNever(onAir);
  }
};

const calibrationMessage = (status: LiveStatus): StageMessage | null =>
  status.calibration.kind === 'failed'
    ? {
        icon: 'face',
        tone: 'warn',
        title: 'Not calibrated',
        text: status.calibration.message,
        button: { action: 'calibrate', label: 'Try again' },
      }
    : null;

const avatarMessage = (status: LiveStatus): StageMessage | null =>
  status.stage.kind === 'failed'
    ? {
        icon: 'avatar',
        tone: 'warn',
        title: status.stage.message,
        text: status.stage.cure,
        button: { action: 'choose-avatar', label: 'Choose another' },
      }
    : null;

const faceMessage = (status: LiveStatus, avatarName: string): StageMessage | null =>
  status.face === 'lost' && status.camera.kind === 'running'
    ? {
        icon: 'face',
        tone: 'warn',
        title: 'We cannot see your face',
        text: `${avatarName} is idling. Move back into view.`,
      }
    : null;

const backgroundMessage = ({ backgroundProblem }: LiveStatus): StageMessage | null =>
  backgroundProblem && {
    icon: 'background',
    tone: 'warn',
    title: backgroundProblem.message,
    text: backgroundProblem.cure,
    button: { action: 'choose-background', label: 'Choose another' },
  };

/** One at a time, the heaviest first. `welcoming` leaves devices and calibration to the welcome, which speaks of them itself. */
export const stageMessage = (
  status: LiveStatus,
  context: Context,
  avatarName: string,
  welcoming = false,
): StageMessage | null => {
  const camera = cameraMessage(status.camera, voiceGoesOn(status, context), context.camera.kind);
  const microphone = context.microphoneOn ? microphoneMessage(status.microphone) : null;
  return (
    avatarMessage(status) ??
    onAirMessage(status.onAir) ??
    (welcoming ? null : camera) ??
    (welcoming ? null : calibrationMessage(status)) ??
    faceMessage(status, avatarName) ??
    (welcoming ? null : microphone) ??
    (welcoming ? null : backgroundMessage(status))
  );
};
