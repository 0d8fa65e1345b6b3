import type { LineFigures } from './line.ts';

/** What a camera gives; a machine that tracks fewer sends fewer poses. */
export const POSES_PER_SECOND = 30;

/** What one viewer without voice takes. */
export interface BandwidthFigures {
  readonly videoBitsPerSecond: number;
  readonly picturesPerSecond: number;
  /**
   * VP8's, on average. The encoder takes all that it may (2.5 Mbit/s, or what the line was found to carry) until it is at
   * its finest, 2.
   */
  readonly quantiser: number;
  /** The poses alone, as at 30 a second. */
  readonly poseBitsPerSecond: number;
  /** With all that carries them, as at 30 a second: where there are fewer, what keeps the line up counts too often. */
  readonly poseLineBitsPerSecond: number;
  /** At this machine's pace. */
  readonly posesPerSecond: number;
  readonly videoOverPose: number;
}

const toTenth = (value: number): number => Math.round(value * 10) / 10;

export const bandwidthFigures = (video: LineFigures, pose: LineFigures): BandwidthFigures => {
  const toFullRate = POSES_PER_SECOND / pose.poses.perSecond;
  const poseLineBitsPerSecond = pose.bitsPerSecond * toFullRate;
  return {
    videoBitsPerSecond: Math.round(video.bitsPerSecond),
    picturesPerSecond: toTenth(video.pictures.perSecond),
    quantiser: toTenth(video.pictures.quantiser),
    poseBitsPerSecond: Math.round(pose.poses.bitsPerSecond * toFullRate),
    poseLineBitsPerSecond: Math.round(poseLineBitsPerSecond),
    posesPerSecond: toTenth(pose.poses.perSecond),
    videoOverPose: toTenth(video.bitsPerSecond / poseLineBitsPerSecond),
  };
};
