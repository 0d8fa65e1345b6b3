import type { CapturedSound } from '../../capture/sound-tap.ts';
import type { FaceKey } from '../../core/animate/held-face.ts';
import { MasqueError } from '../../core/errors.ts';
import type { Host } from '../../core/host.ts';
import type { FaceFrame } from '../../core/signals/face-frame.ts';
import type { HeldFace } from '../../core/signals/take.ts';
import type { VisemeFrame } from '../../core/signals/viseme-frame.ts';
import { LONGEST_TAKE_SECONDS } from '../../core/take-file/take-format.ts';
import type { TakeHead } from '../../core/take-file/take-head.ts';
import { takeBeginning, takeEnd, takePart } from '../../core/take-file/write-take.ts';
import type { RecordingState } from '../live-status.ts';
import { createSoundLine, type SoundLine } from './sound-line.ts';

const PART_MILLISECONDS = 500;
/** What was seen and heard before the stop still arrives for so long: a hop is heard after a look-ahead. */
const LATE_MILLISECONDS = 400;

export interface TakeRecorderOptions {
  readonly takes: Pick<Host['takes'], 'begin' | 'append' | 'finish'>;
  /** Milliseconds since 1970 of the session's zero. */
  readonly clockOrigin: number;
  /** Milliseconds since 1970. */
  now(): number;
  changed(state: RecordingState): void;
}

/** What one moment of the session was performed from. */
export interface PerformedMoment {
  readonly face: FaceFrame | null;
  readonly voice: readonly VisemeFrame[];
  readonly heldFace: FaceKey | null;
}

/** Writes down what a live session performs, as it does, into a file that a crash leaves whole but for half a second. */
export interface TakeRecorder {
  start(head: Omit<TakeHead, 'recordedAt'>): void;
  stop(): void;
  performed(moment: PerformedMoment): void;
  sound(sound: CapturedSound): void;
  readonly isRecording: boolean;
  dispose(): void;
}

interface Recording {
  /** Session's clock, seconds. */
  readonly start: number;
  end: number | null;
  readonly sound: SoundLine;
  face: FaceFrame[];
  voice: VisemeFrame[];
  held: HeldFace[];
  lastFace: FaceFrame | null;
  lastHeld: FaceKey | null;
  /** What is written follows what was written. */
  written: Promise<string>;
  failure: unknown;
  timer: ReturnType<typeof setInterval>;
}

export const createTakeRecorder = (options: TakeRecorderOptions): TakeRecorder => {
  const { takes, clockOrigin, now, changed } = options;
  let recording: Recording | null = null;

  const sessionSeconds = (milliseconds: number): number => (milliseconds - clockOrigin) / 1000;
  const fail = (cause: unknown): void => {
    const known = cause instanceof MasqueError ? cause : null;
    changed({
      kind: 'failed',
      message: known?.message ?? `The take could not be written: ${String(cause)}`,
      cure: known?.cure ?? 'Free some space, and record again.',
    });
  };

  const append = (to: Recording, bytes: Uint8Array<ArrayBuffer>): void => {
    to.written = to.written.then(async (id) => {
      await takes.append({ id, bytes });
      return id;
    });
    // Said when it ends: until then the session goes on, and the stop is near.
    to.written.catch((cause: unknown) => {
      to.failure ??= cause;
      if (to === recording && to.end === null) stop();
    });
  };
  const flush = (from: Recording): void => {
    const { face, voice, held } = from;
    from.face = [];
    from.voice = [];
    from.held = [];
    const until = (from.end ?? sessionSeconds(now())) - from.start;
    const bytes = takePart({ face, voice, held, sound: from.sound.take(until) });
    if (bytes.length > 0) append(from, bytes);
    if (from.end === null && until >= LONGEST_TAKE_SECONDS - 1) stop();
  };
  const finish = async (done: Recording): Promise<void> => {
    flush(done);
    const duration = (done.end ?? done.start) - done.start;
    append(done, takeEnd(duration, done.sound.samplesPerSecond));
    try {
      const id = await done.written;
      changed({ kind: 'saved', take: await takes.finish({ id }) });
    } catch (cause) {
      fail(done.failure ?? cause);
    }
  };
  const stop = (): void => {
    const done = recording;
    if (done === null || done.end !== null) return;
    done.end = sessionSeconds(now());
    clearInterval(done.timer);
    changed({ kind: 'saving' });
    setTimeout(() => {
      recording = null;
      void finish(done);
    }, LATE_MILLISECONDS);
  };
  const within = (timeSeconds: number, { start, end }: Recording): boolean =>
    timeSeconds >= start && (end === null || timeSeconds <= end);

  return {
    start(head) {
      if (recording !== null) return;
      const since = now();
      const bytes = takeBeginning({ ...head, recordedAt: new Date(since).toISOString() });
      const begun: Recording = {
        start: sessionSeconds(since),
        end: null,
        sound: createSoundLine(),
        face: [],
        voice: [],
        held: [],
        lastFace: null,
        lastHeld: null,
        written: takes.begin({ bytes }).then(({ id }) => id),
        failure: null,
        timer: setInterval(() => flush(begun), PART_MILLISECONDS),
      };
      begun.written.catch((cause: unknown) => {
        begun.failure ??= cause;
        stop();
      });
      recording = begun;
      changed({ kind: 'on', since });
    },
    stop,
    performed({ face, voice, heldFace }) {
      if (recording === null) return;
      const { start } = recording;
      if (face !== null && face !== recording.lastFace && within(face.timeSeconds, recording)) {
        recording.face.push({ ...face, timeSeconds: face.timeSeconds - start });
        recording.lastFace = face;
      }
      for (const hop of voice)
        if (within(hop.timeSeconds, recording))
          recording.voice.push({ ...hop, timeSeconds: hop.timeSeconds - start });
      if (heldFace === recording.lastHeld || recording.end !== null) return;
      recording.held.push({ timeSeconds: sessionSeconds(now()) - start, face: heldFace });
      recording.lastHeld = heldFace;
    },
    sound({ samples, samplesPerSecond, capturedAt }) {
      recording?.sound.add(samples, samplesPerSecond, sessionSeconds(capturedAt) - recording.start);
    },
    get isRecording() {
      return recording !== null;
    },
    dispose: stop,
  };
};
