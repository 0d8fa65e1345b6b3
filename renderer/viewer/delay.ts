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
  readonly packetsReceived?: number;
}

/** An Opus packet's 20 ms and the codec's look-ahead (RFC 6716), and what a page's sound takes to the loudspeaker. */
const SOUND_SECONDS = 0.0265 + 0.02;

const mean = (total = 0, count = 0): number => (count > 0 ? total / count : 0);
const received = (rows: readonly StatsRow[], wanted: string) =>
  rows.find(({ type, kind }) => type === 'inbound-rtp' && kind === wanted);

/** Half of the way there and back, milliseconds. */
export const wayOf = (rows: readonly StatsRow[]): number => {
  const pair = rows.find(({ type, nominated }) => type === 'candidate-pair' && nominated === true);
  return ((pair?.currentRoundTripTime ?? 0) / 2) * 1000;
};

/** How long each waited for its turn since `before`, seconds. */
const waitSince = (row: StatsRow, before?: StatsRow): number =>
  mean(
    (row.jitterBufferDelay ?? 0) - (before?.jitterBufferDelay ?? 0),
    (row.jitterBufferEmittedCount ?? 0) - (before?.jitterBufferEmittedCount ?? 0),
  );

/**
 * How long a picture takes from the sender's encoder to this screen, milliseconds: half of the way there and back, the
 * wait until it is whole and due, and its decoding, as they were since `before`. Null before a picture has come.
 */
export const delayOf = (rows: readonly StatsRow[], before: readonly StatsRow[] = []): number | null => {
  const video = received(rows, 'video');
  if (video === undefined || !video.framesDecoded) return null;
  const decoding = mean(video.totalDecodeTime, video.framesDecoded);
  return wayOf(rows) + (waitSince(video, received(before, 'video')) + decoding) * 1000;
};

/** Packets of sound since `before`: Opus sends 50 a second of a voice, and two or three of silence. */
export const soundPacketsOf = (rows: readonly StatsRow[], before: readonly StatsRow[] = []): number =>
  (received(rows, 'audio')?.packetsReceived ?? 0) - (received(before, 'audio')?.packetsReceived ?? 0);

/** Fewer are no voice, and its buffer then tells nothing. */
const FEWEST_PACKETS = 25;

/** The same of the voice, from the sender's encoder to the ear; null while nobody speaks. */
export const soundDelayOf = (rows: readonly StatsRow[], before: readonly StatsRow[] = []): number | null => {
  const sound = received(rows, 'audio');
  if (sound === undefined || soundPacketsOf(rows, before) < FEWEST_PACKETS) return null;
  return wayOf(rows) + (waitSince(sound, received(before, 'audio')) + SOUND_SECONDS) * 1000;
};
