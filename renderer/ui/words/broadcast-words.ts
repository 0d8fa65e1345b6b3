import {
  codecWords,
  type SentVideo,
  VIDEO_CODEC_CHOICES,
  type VideoCodecChoice,
} from '../../core/broadcast/video-codec.ts';
import { assertNever } from '../../core/errors.ts';
import type { BroadcastState } from '../../session/live-status.ts';

export interface BroadcastWords {
  /** How it stands, one line. */
  readonly line: string;
  readonly tone: 'live' | 'quiet' | 'attention';
}

export const screensWords = (count: number): string => {
  if (count === 0) return 'Nobody looks yet';
  return count === 1 ? 'One screen looks' : `${count} screens look`;
};

export const broadcastWords = (state: BroadcastState): BroadcastWords => {
  switch (state.kind) {
    case 'off':
      return {
        line: 'Off. A browser, OBS or another computer can show your avatar from an address.',
        tone: 'quiet',
      };
    case 'starting':
      return { line: state.message ?? 'Starting…', tone: 'quiet' };
    case 'on':
      if (!state.flowing) {
        return { line: 'Picking up again. Viewers come back by themselves.', tone: 'attention' };
      }
      if (state.takenPort !== undefined) {
        return {
          line: `Another program has the usual port, ${state.takenPort}, so these addresses are others for now.`,
          tone: 'attention',
        };
      }
      return { line: screensWords(state.viewers), tone: 'live' };
    case 'failed':
      return { line: `${state.message} ${state.cure}`, tone: 'attention' };
    default:
      return assertNever(state);
  }
};

/** Whether pictures go to viewers, or will as soon as there is a way. */
export const isBroadcasting = (state: BroadcastState): boolean =>
  state.kind === 'on' || state.kind === 'starting';

/** What a screen reader says once when it changes; null where there is nothing to say. */
export const broadcastAnnouncement = (
  before: BroadcastState['kind'],
  now: BroadcastState['kind'],
): string | null => {
  if (before === now) return null;
  if (now === 'on') return 'Other screens can look now';
  return before === 'on' && now === 'off' ? 'Other screens can no longer look' : null;
};

/** Whoever has the address sees the avatar; who could open it is said beside the switch. */
export const networkNote = (isOpen: boolean): string =>
  isOpen
    ? 'Anyone in your network who has the address can look.'
    : 'Only programs on this computer can look.';

const FORMAT_NOTES: Readonly<Record<VideoCodecChoice, string>> = {
  auto: 'VP8: every browser shows it',
  vp8: 'Every browser shows it',
  h264: 'For players that know nothing else',
  vp9: 'Sharper on a slow line, and more to compute',
};

export const FORMAT_CHOICES = VIDEO_CODEC_CHOICES.map((value) => ({
  value,
  label: value === 'auto' ? 'Automatic' : codecWords(value),
  note: FORMAT_NOTES[value],
}));

/** What goes out, said beside its choice; null while nothing does. */
export const videoNote = (chosen: VideoCodecChoice, video: SentVideo | null): string | null => {
  if (video === null) return null;
  const sent = codecWords(video.codec);
  if (chosen !== 'auto' && chosen !== video.codec)
    return `This computer does not make ${codecWords(chosen)}, so ${sent} goes out.`;
  const sizes = video.layers > 1 ? `, in ${video.layers} sizes: each screen gets the one that fits it` : '';
  return `${sent} goes out${sizes}.`;
};

/** What viewers hear, said beside its switch. */
export const broadcastVoiceNote = (isSent: boolean, isRunning: boolean): string => {
  if (!isSent) return 'Viewers see you, and hear nothing.';
  return isRunning ? 'Viewers hear your microphone.' : 'Your microphone is off, so nothing is heard.';
};
