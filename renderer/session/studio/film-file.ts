import { type FilmOrder, filmPictureName } from '../../core/film.ts';
import type { Host } from '../../core/host.ts';
import { encodeOpus, FILM_SAMPLES_PER_SECOND } from '../../output/film/encode-sound.ts';
import type { FilmPacket } from '../../output/film/film-packet.ts';
import { journalHead, journalRecord, openJournal, readJournal } from '../../output/film/journal.ts';
import { muxFilm } from '../../output/film/mux-film.ts';
import { toWav } from '../../output/film/wav.ts';

/** Bytes that are gathered before they go to the host. */
const BATCH_BYTES = 1 << 18;

export interface FilmFilePlan {
  readonly host: Host;
  readonly order: FilmOrder;
  /** All that its pictures depend on: only a film of the same is gone on with. */
  readonly subject: string;
  readonly frames: number;
  /** An encoder begins anew every so many pictures; only there a film can be gone on with. */
  readonly segmentFrames: number;
  readonly expectedBytes: number;
}

/** A film on its way to its place. */
export interface FilmFile {
  /** The first picture that is still missing. */
  readonly firstFrame: number;
  add(packet: FilmPacket): void;
  /** PNG bytes of a sequence. */
  addPicture(frame: number, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Waits until what was added lies on the disk's side; rejects when it cannot. */
  settle(): Promise<void>;
  addBeside(ending: 'srt' | 'vtt', text: string): Promise<void>;
  /** Puts the film together and gives it its name. The sound is at the film's own rate. */
  finish(sound: Float32Array | null): Promise<{ path: string; bytes: number }>;
  discard(keepJournal: boolean): Promise<void>;
}

const toBytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text));

export const openFilmFile = async (plan: FilmFilePlan): Promise<FilmFile> => {
  const { host, order, subject, segmentFrames } = plan;
  const { films } = host;
  const parts = await films.open({ order, expectedBytes: plan.expectedBytes });
  const { id } = parts;
  const read = (from: number, length: number) => films.readJournal({ id, from, length });
  const isSequence = order.job.format === 'png';

  /** The whole segments that are there; what follows them is cut off. */
  const resume = async (): Promise<{ frames: number; records: number }> => {
    const records = parts.journalBytes === 0 ? null : await openJournal(read, subject);
    if (records === null) {
      await films.cutJournal({ id, length: 0 });
      const head = journalHead(subject);
      await films.appendJournal({ id, bytes: head });
      return { frames: 0, records: head.length };
    }
    if (isSequence) return { frames: Math.min(parts.pictures, plan.frames), records };
    let frames = 0;
    let whole = { frames: 0, end: records };
    for await (const { packet, end } of readJournal(read, records)) {
      if (packet.frame !== frames) break;
      frames += 1;
      if (frames % segmentFrames === 0 || frames === plan.frames) whole = { frames, end };
    }
    await films.cutJournal({ id, length: whole.end });
    return { frames: whole.frames, records };
  };
  const { frames: firstFrame, records } = await resume();

  let batch: Uint8Array<ArrayBuffer>[] = [];
  let batchBytes = 0;
  let written: Promise<void> = Promise.resolve();
  const flush = (): void => {
    const bytes = new Uint8Array(batchBytes);
    let at = 0;
    for (const part of batch) {
      bytes.set(part, at);
      at += part.length;
    }
    batch = [];
    batchBytes = 0;
    if (bytes.length > 0) written = written.then(() => films.appendJournal({ id, bytes }));
    // Said by `settle`; until then it is nobody's unhandled rejection.
    written.catch(() => undefined);
  };
  const settle = async (): Promise<void> => {
    flush();
    await written;
  };
  async function* packets(): AsyncGenerator<FilmPacket> {
    for await (const { packet } of readJournal(read, records)) yield packet;
  }
  return {
    firstFrame,
    add(packet) {
      // The segment before is whole now.
      if (packet.isKey) flush();
      const record = journalRecord(packet);
      batch.push(record);
      batchBytes += record.length;
      if (batchBytes >= BATCH_BYTES) flush();
    },
    addPicture: (frame, bytes) => films.writeNamed({ id, name: filmPictureName(frame), bytes }),
    settle,
    addBeside: (ending, text) => films.writeBeside({ id, ending, bytes: toBytes(text) }),
    async finish(sound) {
      await settle();
      const { format, framesPerSecond, transparent } = order.job;
      if (format === 'png') {
        const bytes = sound && toWav(sound, FILM_SAMPLES_PER_SECOND);
        if (bytes !== null) await films.writeNamed({ id, name: 'sound.wav', bytes });
      } else {
        await muxFilm({
          format,
          framesPerSecond,
          frames: plan.frames,
          transparent,
          packets: packets(),
          sound: sound && (await encodeOpus(sound)),
          write: (position, bytes) => films.write({ id, position, bytes: new Uint8Array(bytes) }),
        });
      }
      return films.commit({ id });
    },
    async discard(keepJournal) {
      await settle().catch(() => undefined);
      await films.discard({ id, keepJournal });
    },
  };
};
