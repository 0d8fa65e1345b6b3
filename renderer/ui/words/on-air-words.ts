import { assertNever } from '../../core/errors.ts';
import { CAMERA_NAME } from '../../core/virtual-camera.ts';
import type { LiveStatus, OnAirState } from '../../session/live-status.ts';
import { type ChosenCamera, chosenCamera } from '../../state/chosen-camera.ts';
import { screensWords } from './broadcast-words.ts';
import { companyWords, isInRoom } from './room-words.ts';
import { isSending } from './sending-words.ts';

/** What a press on Go live does. */
export type GoLivePress = 'go' | 'stop' | 'look-again' | 'add-camera' | 'choose-camera' | 'nothing';

export interface GoLiveWords {
  readonly look: 'ready' | 'starting' | 'on' | 'interrupted' | 'cannot';
  readonly title: string;
  /** The second line: with what, seen by whom, or why not. */
  readonly note: string;
  readonly press: GoLivePress;
}

const apps = (count: number): string => `${count} ${count === 1 ? 'app' : 'apps'}`;

/** Who looks at the camera; null is a system that does not tell. */
export const readersWords = (readers: number | null, verb: 'Seen' | 'In use'): string => {
  if (readers === null) return 'On air';
  return readers === 0 ? 'Nobody looks yet' : `${verb} by ${apps(readers)}`;
};

const GO = { look: 'ready', title: 'Go live', press: 'go' } as const;
const CANNOT = { look: 'cannot', title: 'Go live' } as const;

/** The ways by which the avatar goes out. */
type Outlets = Pick<LiveStatus, 'onAir' | 'broadcast' | 'sending' | 'room'>;
type Drivers = Pick<LiveStatus, 'camera' | 'microphone'>;

const readyNote = ({ camera, microphone }: Drivers, device: string): string => {
  if (camera.kind === 'running' || camera.kind === 'starting') {
    return device === CAMERA_NAME ? 'Virtual camera ready' : device;
  }
  return microphone.kind === 'running' ? 'Voice only' : 'No camera, no voice';
};

const offWords = (drivers: Drivers, choice: ChosenCamera): GoLiveWords => {
  switch (choice.kind) {
    case 'unknown':
      return { ...CANNOT, note: 'One moment', press: 'look-again' };
    case 'missing':
      return { ...CANNOT, note: 'Virtual camera missing', press: 'add-camera' };
    case 'gone':
      return { ...CANNOT, note: 'Chosen camera is gone', press: 'choose-camera' };
    case 'busy':
      return {
        ...CANNOT,
        note: 'Virtual camera in use',
        press: choice.othersFree ? 'choose-camera' : 'add-camera',
      };
    case 'ready':
      return { ...GO, note: readyNote(drivers, choice.device.name) };
    default:
      return assertNever(choice);
  }
};

/** Of the virtual camera alone. `chosen` is the setting: the id of one, or `auto`. */
export const cameraWords = (
  status: Drivers & Pick<LiveStatus, 'onAir' | 'stage' | 'virtualCameras'>,
  chosen: string,
): GoLiveWords => {
  const { onAir, stage } = status;
  switch (onAir.kind) {
    case 'starting':
      return { look: 'starting', title: 'Going live', note: 'One moment', press: 'nothing' };
    case 'on':
      return { look: 'on', title: 'Stop', note: readersWords(onAir.readers, 'Seen'), press: 'stop' };
    case 'interrupted':
      return { look: 'interrupted', title: 'Stop', note: 'Trying again', press: 'stop' };
    case 'off':
    case 'failed':
      if (stage.kind === 'failed') return { ...CANNOT, note: 'No avatar', press: 'nothing' };
      if (stage.kind === 'loading') return { ...CANNOT, note: 'Avatar is on its way', press: 'nothing' };
      return offWords(status, chosenCamera(status.virtualCameras, chosen));
    default:
      return assertNever(onAir);
  }
};

/** Who looks, by whichever way the avatar goes out. */
const lookersWords = ({ onAir, broadcast, sending, room }: Outlets): string => {
  const screens = broadcast.kind === 'on' ? broadcast.viewers : 0;
  if (room.kind === 'in' && onAir.kind !== 'on' && screens === 0) return companyWords(room);
  if (sending.kind === 'live' && onAir.kind !== 'on' && broadcast.kind !== 'on') return 'Sent to a server';
  if (broadcast.kind !== 'on') return readersWords(onAir.kind === 'on' ? onAir.readers : null, 'Seen');
  const readers = onAir.kind === 'on' ? onAir.readers : null;
  if (!readers) return screensWords(broadcast.viewers);
  return `${apps(readers)}, ${broadcast.viewers} ${broadcast.viewers === 1 ? 'screen' : 'screens'}`;
};

/** Of the one button: on air is whoever is seen by meeting apps, by other screens, or by both. */
export const goLiveWords = (
  status: Parameters<typeof cameraWords>[0] & Outlets,
  chosen: string,
): GoLiveWords => {
  const { onAir, broadcast, sending, room } = status;
  const isSeen = broadcast.kind === 'on' || sending.kind === 'live' || room.kind === 'in';
  if (isSeen && onAir.kind !== 'interrupted') {
    return { look: 'on', title: 'Stop', note: lookersWords(status), press: 'stop' };
  }
  // A worker may have to be built first, which nobody should have to wait for.
  const isComing = broadcast.kind === 'starting' || isSending(sending) || isInRoom(room);
  if (isComing && (onAir.kind === 'off' || onAir.kind === 'failed')) {
    return { look: 'starting', title: 'Going live', note: 'Press to stop', press: 'stop' };
  }
  return cameraWords(status, chosen);
};

/** What a rest of the pointer on Go live says. */
export const PRESS_WORDS: Readonly<Record<GoLivePress, string>> = {
  go: 'Meeting apps see your avatar',
  stop: 'Nobody sees your avatar any more',
  'look-again': 'Look for virtual cameras',
  'add-camera': 'See what is missing',
  'choose-camera': 'Choose another camera',
  nothing: 'Not yet',
};

export interface OnAirSign {
  readonly look: 'quiet' | 'live' | 'attention';
  readonly words: string;
}

/** The tag on the stage. */
export const stageTag = (onAir: OnAirState): OnAirSign => {
  switch (onAir.kind) {
    case 'off':
    case 'failed':
      return { look: 'quiet', words: 'Only you see this' };
    case 'starting':
      return { look: 'quiet', words: 'Going live' };
    case 'on':
      return { look: 'live', words: 'On air' };
    case 'interrupted':
      return { look: 'attention', words: 'Interrupted' };
    default:
      return assertNever(onAir);
  }
};

/** By any way but the virtual camera. */
export const isOnItsWay = ({ broadcast, sending, room }: Omit<Outlets, 'onAir'>): boolean =>
  broadcast.kind === 'starting' || sending.kind === 'connecting' || room.kind === 'starting';

/** The same, whichever way the avatar goes out. */
export const airTag = ({ onAir, broadcast, sending, room }: Outlets): OnAirSign => {
  if (broadcast.kind === 'on' || sending.kind === 'live' || room.kind === 'in') {
    return { look: 'live', words: 'On air' };
  }
  const isIdle = onAir.kind === 'off' || onAir.kind === 'failed';
  if ((sending.kind === 'waiting' || room.kind === 'lost') && isIdle)
    return { look: 'attention', words: 'Interrupted' };
  const isStarting = isOnItsWay({ broadcast, sending, room });
  return isStarting && isIdle ? { look: 'quiet', words: 'Going live' } : stageTag(onAir);
};

/** Milliseconds since 1970: since when somebody may look; null while nobody may. */
export const onAirSince = ({ onAir, broadcast, sending, room }: Outlets): number | null => {
  const since = [onAir, broadcast].flatMap((outlet) => (outlet.kind === 'on' ? [outlet.since] : []));
  if (room.kind === 'in') since.push(room.since);
  if (sending.kind === 'live') since.push(sending.since);
  return since.length > 0 ? Math.min(...since) : null;
};

/** Whether the person's voice goes out, or would as soon as the avatar does. A muted one does not. */
export const voiceGoesOut = (
  { onAir, microphone, virtualCameras }: Pick<LiveStatus, 'onAir' | 'microphone' | 'virtualCameras'>,
  wanted: boolean,
): boolean => {
  if (microphone.kind !== 'running') return false;
  switch (onAir.kind) {
    case 'off':
    case 'failed':
      return false;
    case 'starting':
    case 'interrupted':
      return wanted && virtualCameras?.microphone === true;
    case 'on':
      return onAir.microphone;
    default:
      return assertNever(onAir);
  }
};

/** The status line's promise. While anything may go out it says what. */
export const privacyWords = (
  onAir: OnAirState,
  voice: boolean,
  isBroadcast = false,
): { readonly goesOut: boolean; readonly words: string } => {
  if (!isBroadcast && (onAir.kind === 'off' || onAir.kind === 'failed')) {
    return { goesOut: false, words: 'Nothing leaves this computer' };
  }
  return {
    goesOut: true,
    words: voice
      ? 'Only the avatar and your voice go out, never your camera'
      : 'Only the avatar goes out, never your camera',
  };
};

/** What a screen reader says once when it changes; null where a banner says it. */
export const announcement = (before: OnAirState['kind'], now: OnAirState): string | null => {
  if (before === now.kind) return null;
  switch (now.kind) {
    case 'on':
      return before === 'interrupted' ? 'You are on air again' : `You are on air as ${now.device}`;
    case 'off':
      return before === 'failed' ? null : 'You are off air';
    case 'starting':
    case 'interrupted':
    case 'failed':
      return null;
    default:
      return assertNever(now);
  }
};

const padded = (count: number): string => String(count).padStart(2, '0');

/** `12:04`, and from an hour `1:02:03`. */
export const runningTime = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = padded(Math.floor(seconds / 60) % 60);
  return `${hours > 0 ? `${hours}:` : ''}${minutes}:${padded(seconds % 60)}`;
};
