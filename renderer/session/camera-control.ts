import { type OpenCamera, openCamera } from '../capture/camera-device.ts';
import { onDeviceReturn } from '../capture/device-return.ts';
import { assertNever, MasqueError } from '../core/errors.ts';
import type { MediaSource } from '../core/host.ts';
import type { SourceChoice } from '../core/settings.ts';
import type { PictureSource } from '../track/protocol.ts';
import type { CameraState, ReceptionState } from './live-status.ts';
import { openRemoteCamera, type RemoteCamera } from './remote-camera.ts';

export interface CameraControlParts {
  play(source: PictureSource): void;
  stop(): void;
  demo(): Promise<MediaSource>;
  openFile(path: string): Promise<MediaSource>;
  /** A line to a reception process of our own. */
  connectReception(): MessagePort;
  changed(state: CameraState): void;
  /** The way in for a remote camera, while one is chosen. */
  receptionChanged(state: ReceptionState): void;
}

/** Keeps the chosen camera running: opens it, names what is wrong, and comes back when it is plugged in again. */
export interface CameraControl {
  use(choice: SourceChoice): void;
  retry(): void;
  /** Gives a remote camera another address. */
  renewReception(): void;
  /** Tracking met something unreadable in the source that plays. */
  sourceFailed(error: MasqueError): void;
  dispose(): void;
}

const stateOf = (error: MasqueError, label: string): CameraState => {
  switch (error.reason) {
    case 'denied':
      return { kind: 'denied' };
    case 'not-found':
      return { kind: 'none-found' };
    case 'busy':
      return { kind: 'busy', label };
    case 'lost':
      return { kind: 'unplugged', label };
    default:
      return { kind: 'failed', message: error.message, cure: error.cure };
  }
};

const labelOf = (choice: SourceChoice): string => {
  switch (choice.kind) {
    case 'device':
      return choice.label;
    case 'file':
      return choice.path.split(/[\\/]/).pop() ?? choice.path;
    case 'demo':
      return 'Demo performer';
    case 'remote':
      return 'Phone or OBS';
    default:
      return 'Camera';
  }
};

export function createCameraControl(parts: CameraControlParts): CameraControl {
  let choice: SourceChoice = { kind: 'none' };
  let state: CameraState = { kind: 'off' };
  let camera: OpenCamera | null = null;
  let remote: RemoteCamera | null = null;
  // Opening takes time; only the newest attempt may still change anything when it is done.
  let attempt = 0;

  const become = (next: CameraState) => {
    state = next;
    parts.changed(next);
  };
  const release = () => {
    camera?.close();
    camera = null;
    remote?.close();
    remote = null;
    parts.stop();
  };

  const openDevice = async (mine: number) => {
    const lost = () => {
      if (mine !== attempt) return;
      const label = camera?.label ?? labelOf(choice);
      release();
      become({ kind: 'unplugged', label });
    };
    const opened = await openCamera(choice, lost);
    if (mine !== attempt) return opened.close();
    camera = opened;
    parts.play({ kind: 'camera', stream: opened.frames, pictureSeconds: opened.pictureSeconds });
    become({ kind: 'running', label: opened.label, source: 'device' });
  };

  const openFile = async (mine: number, file: Promise<MediaSource>, source: 'file' | 'demo') => {
    const { address, name } = await file;
    if (mine !== attempt) return;
    parts.play({ kind: 'file', address, name, live: true });
    become({ kind: 'running', label: source === 'demo' ? labelOf(choice) : name, source });
  };

  const openRemote = (mine: number, { audience }: Extract<SourceChoice, { kind: 'remote' }>) => {
    let hasCome = false;
    const wait = () => become({ kind: 'awaited', isLost: hasCome });
    remote = openRemoteCamera(
      {
        connect: parts.connectReception,
        play: parts.play,
        stop: parts.stop,
        changed(reception) {
          parts.receptionChanged(reception);
          if (mine === attempt && reception.kind === 'open' && !hasCome) wait();
        },
        flowing(yes) {
          if (!yes) return wait();
          hasCome = true;
          become({ kind: 'running', label: labelOf(choice), source: 'remote' });
        },
        failed(message, cure) {
          remote = null;
          parts.stop();
          become({ kind: 'failed', message, cure });
        },
      },
      audience,
    );
  };

  const start = async () => {
    attempt += 1;
    const mine = attempt;
    release();
    if (choice.kind === 'none') return become({ kind: 'off' });
    const label = labelOf(choice);
    become({ kind: 'starting', label });
    try {
      switch (choice.kind) {
        case 'demo':
          return await openFile(mine, parts.demo(), 'demo');
        case 'file':
          return await openFile(mine, parts.openFile(choice.path), 'file');
        case 'device':
        case 'default':
          return await openDevice(mine);
        case 'remote':
          return openRemote(mine, choice);
        default:
          return assertNever(choice);
      }
    } catch (cause) {
      if (mine !== attempt) return;
      const error =
        cause instanceof MasqueError
          ? cause
          : new MasqueError('failed', String(cause), 'Try again.', { cause });
      // A missing file is no missing camera: it keeps its own words.
      const isDevice = choice.kind === 'device' || choice.kind === 'default';
      become(isDevice ? stateOf(error, label) : { kind: 'failed', message: error.message, cure: error.cure });
    }
  };

  const isWaiting = () => state.kind === 'unplugged' || state.kind === 'none-found';
  const stopListening = onDeviceReturn(
    'videoinput',
    () => (isWaiting() ? choice : null),
    () => void start(),
  );

  return {
    use(next) {
      choice = next;
      void start();
    },
    retry: () => void start(),
    renewReception: () => remote?.renew(),
    sourceFailed(error) {
      attempt += 1;
      release();
      become({ kind: 'failed', message: error.message, cure: error.cure });
    },
    dispose() {
      attempt += 1;
      stopListening();
      release();
    },
  };
}
