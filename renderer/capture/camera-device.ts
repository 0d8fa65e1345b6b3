import type { SourceChoice } from '../core/settings.ts';
import { deviceError, pickDevice } from './device-choice.ts';
import { framesOf } from './track-processor.ts';

export interface OpenCamera {
  readonly label: string;
  readonly frames: ReadableStream<VideoFrame>;
  /** The camera's nominal distance between pictures. */
  readonly pictureSeconds: number;
  close(): void;
}

/** Enough for a face model; more only costs time. */
const WANTED = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 } };

/**
 * Opens a camera. `onEnded` is called when it goes away by itself (unplugged, taken by the system), not after `close`.
 * Throws a `MasqueError`: denied, not-found (no camera at all), lost (the chosen one is missing), busy or failed.
 */
export async function openCamera(choice: SourceChoice, onEnded: () => void): Promise<OpenCamera> {
  let label = choice.kind === 'device' ? choice.label : 'the camera';
  try {
    const device = await pickDevice('videoinput', choice);
    label = device?.label ?? label;
    const video = { ...WANTED, ...(device === undefined ? {} : { deviceId: { exact: device.id } }) };
    const stream = await navigator.mediaDevices.getUserMedia({ video });
    const track = stream.getVideoTracks()[0];
    if (track === undefined) throw new Error('the stream holds no picture');
    track.addEventListener('ended', onEnded);
    return {
      label: track.label || label,
      frames: framesOf(track),
      pictureSeconds: 1 / (track.getSettings().frameRate || 30),
      close: () => {
        track.removeEventListener('ended', onEnded);
        track.stop();
      },
    };
  } catch (cause) {
    throw deviceError(cause, label);
  }
}
