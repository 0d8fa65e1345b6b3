import {
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  StreamTarget,
  type StreamTargetChunk,
  WebMOutputFormat,
} from 'mediabunny';
import type { EncodedSound } from './encode-sound.ts';
import type { FilmPacket } from './film-packet.ts';

export interface FilmToMux {
  readonly format: 'mp4' | 'webm';
  readonly framesPerSecond: number;
  readonly frames: number;
  readonly transparent: boolean;
  readonly packets: AsyncIterable<FilmPacket>;
  readonly sound: EncodedSound | null;
  /** Bytes of the file, not always in order. */
  write(position: number, bytes: Uint8Array): Promise<void>;
}

/** The first part of a codec's full name, as the container has it. */
const videoCodecOf = (codec: string): 'avc' | 'vp8' | 'vp9' | 'av1' => {
  if (codec.startsWith('avc')) return 'avc';
  if (codec.startsWith('av01')) return 'av1';
  return codec.startsWith('vp09') ? 'vp9' : 'vp8';
};

const CHUNK_BYTES = 1 << 20;

/**
 * Puts encoded pictures and sound into a file that can be played while it is still being fetched. Packets are taken one
 * at a time: a film of any length needs no memory.
 */
export const muxFilm = async (film: FilmToMux): Promise<void> => {
  const { format, framesPerSecond, frames, sound } = film;
  const writable = new WritableStream<StreamTargetChunk>({
    write: ({ position, data }) => film.write(position, data),
  });
  const output = new Output({
    // The number of packets is known, so that room for the index is left at the front.
    format: format === 'mp4' ? new Mp4OutputFormat({ fastStart: 'reserve' }) : new WebMOutputFormat(),
    target: new StreamTarget(writable, { chunked: true, chunkSize: CHUNK_BYTES }),
  });
  const packets = film.packets[Symbol.asyncIterator]();
  let next = await packets.next();
  if (next.done) throw new Error('A film without a picture cannot be written.');
  const config = next.value.config;
  if (config === undefined) throw new Error('The first picture of a film says nothing of its decoder.');
  const pictures = new EncodedVideoPacketSource(videoCodecOf(config.codec));
  output.addVideoTrack(pictures, {
    frameRate: framesPerSecond,
    maximumPacketCount: frames,
    canBeTransparent: film.transparent,
  });
  const voice = sound === null ? null : new EncodedAudioPacketSource(sound.codec);
  if (voice !== null && sound !== null)
    output.addAudioTrack(voice, { maximumPacketCount: sound.packets.length });
  await output.start();
  let heard = 0;
  /** Sound goes in beside the pictures that it belongs to, so that a player need not seek between them. */
  const addSoundUntil = async (seconds: number): Promise<void> => {
    for (; voice !== null && sound !== null; heard += 1) {
      const packet = sound.packets[heard];
      if (packet === undefined || packet.startSeconds >= seconds) return;
      const { data, startSeconds } = packet;
      await voice.add(
        new EncodedPacket(data, 'key', startSeconds, packet.seconds),
        heard === 0 ? { decoderConfig: sound.config } : undefined,
      );
    }
  };
  for (; !next.done; next = await packets.next()) {
    const { frame, isKey, data, alpha, config: own } = next.value;
    await pictures.add(
      new EncodedPacket(
        data,
        isKey ? 'key' : 'delta',
        frame / framesPerSecond,
        1 / framesPerSecond,
        undefined,
        undefined,
        alpha === undefined ? undefined : { alpha },
      ),
      own === undefined ? undefined : { decoderConfig: own },
    );
    await addSoundUntil((frame + 1) / framesPerSecond);
  }
  await addSoundUntil(Number.POSITIVE_INFINITY);
  await output.finalize();
};
