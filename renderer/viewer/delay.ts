/** Of RTCStatsReport, what is read here; all in seconds. */
export interface StatsRow {
  readonly type: string;
  readonly kind?: string;
  readonly nominated?: boolean;
  readonly currentRoundTripTime?: number;
  readonly jitterBufferDelay?: number;
  /** What the line alone would have asked for; older browsers do not tell. */
  readonly jitterBufferMinimumDelay?: number;
  readonly jitterBufferEmittedCount?: number;
  readonly totalDecodeTime?: number;
  readonly framesDecoded?: number;
  readonly packetsReceived?: number;
}

/**
 * Half of an Opus packet of 20 ms, for each half waits for the other, before it is sent or after it is decoded, and the codec's
 * look-ahead of 6.5 ms (RFC 6716). What the sound card adds is left out, as is what a screen adds to a picture: no page knows
 * either, and they are about the same.
 */
const SOUND_SECONDS = 0.0165;

/** From the sender's encoder until it comes out here, and of that the wait in its buffer, milliseconds. */
export interface Delay {
  readonly milliseconds: number;
  readonly waits: number;
  /** Of the wait, what is for being told to wait alone; all of it where that is not known. */
  readonly spare: number;
}

const mean = (total = 0, count = 0): number => (count > 0 ? total / count : 0);
const received = (rows: readonly StatsRow[], wanted: string) =>
  rows.find(({ type, kind }) => type === 'inbound-rtp' && kind === wanted);

/** Half of the way there and back, milliseconds. */
export const wayOf = (rows: readonly StatsRow[]): number => {
  const pair = rows.find(({ type, nominated }) => type === 'candidate-pair' && nominated === true);
  return ((pair?.currentRoundTripTime ?? 0) / 2) * 1000;
};

/** How long each waited for its turn since `before`, and how long of that it need not have, milliseconds. */
const waitSince = (row: StatsRow, before?: StatsRow): Pick<Delay, 'waits' | 'spare'> => {
  const since = (what: 'jitterBufferDelay' | 'jitterBufferMinimumDelay') =>
    mean(
      (row[what] ?? 0) - (before?.[what] ?? 0),
      (row.jitterBufferEmittedCount ?? 0) - (before?.jitterBufferEmittedCount ?? 0),
    ) * 1000;
  const waits = since('jitterBufferDelay');
  return { waits, spare: Math.max(0, waits - since('jitterBufferMinimumDelay')) };
};

/**
 * How long a picture takes from the sender's encoder to this screen: half of the way there and back, the wait until it is
 * whole and due, and its decoding, as they were since `before`. `shown` is what pictures were seen to take from the line to
 * the screen, where the browser tells. Null before a picture has come.
 */
export const delayOf = (
  rows: readonly StatsRow[],
  before: readonly StatsRow[] = [],
  shown: number | null = null,
): Delay | null => {
  const video = received(rows, 'video');
  if (video === undefined || !video.framesDecoded) return null;
  const decoding = mean(video.totalDecodeTime, video.framesDecoded) * 1000;
  const wait = waitSince(video, received(before, 'video'));
  return { milliseconds: wayOf(rows) + (shown ?? wait.waits + decoding), ...wait };
};

/** Packets of sound since `before`: Opus sends 50 a second of a voice, and two or three of silence. */
export const soundPacketsOf = (rows: readonly StatsRow[], before: readonly StatsRow[] = []): number =>
  (received(rows, 'audio')?.packetsReceived ?? 0) - (received(before, 'audio')?.packetsReceived ?? 0);

/** Fewer are no voice, and its buffer then tells nothing. */
const FEWEST_PACKETS = 25;

/** The same of the voice, from the sender's encoder to the sound card; null while nobody speaks. */
export const soundDelayOf = (rows: readonly StatsRow[], before: readonly StatsRow[] = []): Delay | null => {
  const sound = received(rows, 'audio');
  if (sound === undefined || soundPacketsOf(rows, before) < FEWEST_PACKETS) return null;
  const wait = waitSince(sound, received(before, 'audio'));
  return { milliseconds: wayOf(rows) + wait.waits + SOUND_SECONDS * 1000, ...wait };
};
