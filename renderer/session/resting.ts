import type { LiveStatus } from './live-status.ts';

/** Whether a live session may rest: nobody sees its stage, `seen` here or elsewhere, and nothing is taken from it. */
export const mayRest = (
  seen: boolean,
  {
    onAir,
    broadcast,
    sending,
    room,
    recording,
    calibration,
  }: Pick<LiveStatus, 'onAir' | 'broadcast' | 'sending' | 'room' | 'recording' | 'calibration'>,
): boolean =>
  !seen &&
  (onAir.kind === 'off' || onAir.kind === 'failed') &&
  (broadcast.kind === 'off' || broadcast.kind === 'failed') &&
  (sending.kind === 'off' || sending.kind === 'failed') &&
  (room.kind === 'off' || room.kind === 'failed') &&
  recording.kind !== 'on' &&
  recording.kind !== 'saving' &&
  calibration.kind !== 'running';
