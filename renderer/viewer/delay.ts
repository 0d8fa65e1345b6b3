/** Of RTCStatsReport, what is read here; all in seconds. */
export interface StatsRow {
  readonly type: string;
  readonly kind?: string;
  readonly nominated?: boolean;
  readonly currentRoundTripTime?: number;
  readonly jitterBufferDelay?: number;
  readonly jitterBufferEmittedCount?: number;
  readonly totalDecodeTime?: number;
  readonly framesDecoded?: number;
}

const mean = (total = 0, count = 0): number => (count > 0 ? total / count : 0);

/**
 * How long a picture takes from the sender's encoder to this screen, milliseconds: half of the way there and back, the
 * wait until it is whole and due, and its decoding. Null before a picture has come.
 */
export const delayOf = (rows: readonly StatsRow[]): number | null => {
  const video = rows.find(({ type, kind }) => type === 'inbound-rtp' && kind === 'video');
  if (video === undefined || !video.framesDecoded) return null;
  const pair = rows.find(({ type, nominated }) => type === 'candidate-pair' && nominated === true);
  const way = (pair?.currentRoundTripTime ?? 0) / 2;
  const wait = mean(video.jitterBufferDelay, video.jitterBufferEmittedCount);
  return (way + wait + mean(video.totalDecodeTime, video.framesDecoded)) * 1000;
};
