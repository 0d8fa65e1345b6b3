import type { RecordingState } from '../../session/live-status.ts';
import { clockWords } from './clock-words.ts';

const midnight = (moment: Date): number =>
  new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();

/** `Today, 10:05`, `Yesterday, 18:30`, `2 May`, and with its year what is of another one. */
export const recordedWords = (iso: string, now: Date): string => {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return '';
  const days = Math.round((midnight(now) - midnight(moment)) / 86_400_000);
  const clock = moment.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (days <= 0) return `Today, ${clock}`;
  if (days === 1) return `Yesterday, ${clock}`;
  const year = moment.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return moment.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', ...year });
};

/** What the Record button does now, and whether it may. */
export const recordWords = (
  recording: RecordingState,
): { readonly does: string; readonly busy: boolean; readonly on: boolean } => {
  switch (recording.kind) {
    case 'on':
      return { does: 'Stop recording', busy: false, on: true };
    case 'saving':
      return { does: 'Keeping what was recorded', busy: true, on: false };
    default:
      return { does: 'Record a take', busy: false, on: false };
  }
};

/** What a screen reader hears once when recording begins, ends or fails. */
export const recordingAnnouncement = (recording: RecordingState): string => {
  switch (recording.kind) {
    case 'on':
      return 'Recording.';
    case 'saved':
      return `Recording stopped. ${clockWords(recording.take.durationSeconds)} are kept in Takes.`;
    case 'failed':
      return `Recording stopped. ${recording.message}`;
    default:
      return '';
  }
};
