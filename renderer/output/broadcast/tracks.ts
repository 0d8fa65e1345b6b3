import type { Size } from '../virtual-camera/fit.ts';
import { createSoundQueue, type StampedSound } from './sound-queue.ts';
import { pictureTrack, soundTrack } from './track-generator.ts';

/** As `virtual-camera/rgba-to-yuv` makes them. */
const BT601: VideoColorSpaceInit = {
  primaries: 'smpte170m',
  transfer: 'smpte170m',
  matrix: 'smpte170m',
  fullRange: false,
};

/** The stage's pictures and the voice as two tracks, the voice as late as its picture. */
export interface BroadcastTracks {
  readonly all: readonly MediaStreamTrack[];
  /** I420 bytes, which are copied. False when the one before is still under way. */
  picture(capturedAt: number, bytes: Uint8Array, size: Size): boolean;
  sound(sound: StampedSound): void;
  /** The pose of this moment goes out, and no picture does: the voice goes with it. */
  posed(capturedAt: number): void;
  dispose(): void;
}

/** `now` in milliseconds since 1970; `voiceSent`, if there is one, is told each piece of sound as it goes out. */
export const createTracks = (
  now: () => number,
  voiceSent?: (sound: StampedSound) => void,
): BroadcastTracks => {
  const pictures = pictureTrack();
  const sounds = soundTrack();
  const queue = createSoundQueue(now, (sound) => {
    voiceSent?.(sound);
    const { samples, samplesPerSecond, capturedAt } = sound;
    sounds.write(
      new AudioData({
        format: 'f32-planar',
        sampleRate: samplesPerSecond,
        numberOfChannels: 1,
        numberOfFrames: samples.length,
        timestamp: Math.round(capturedAt * 1000),
        data: new Float32Array(samples),
      }),
    );
  });
  return {
    all: [pictures.track, sounds.track],
    picture(capturedAt, bytes, { width, height }) {
      queue.pictured(capturedAt);
      const frame = new VideoFrame(new Uint8Array(bytes), {
        format: 'I420',
        codedWidth: width,
        codedHeight: height,
        timestamp: Math.round(capturedAt * 1000),
        colorSpace: BT601,
      });
      return pictures.write(frame);
    },
    sound: queue.add,
    posed: queue.pictured,
    dispose() {
      queue.clear();
      pictures.dispose();
      sounds.dispose();
    },
  };
};
