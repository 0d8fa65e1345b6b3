import type { RtpEncodingParameters } from 'mediasoup-client/types';
import type { PictureSize } from '../../core/broadcast/signalling.ts';
import type { SentVideo, VideoCodec, VideoCodecChoice } from '../../core/broadcast/video-codec.ts';
import { bitsPerSecondFor, layerCountOf } from '../../core/broadcast/video-layers.ts';

/** How the picture is to go out. */
export interface VideoWish extends PictureSize {
  readonly codec: VideoCodecChoice;
  /** In several sizes, for viewers whose screens and lines differ; this computer's own needs but one. */
  readonly isLayered: boolean;
}

export const sentAs = (codec: VideoCodec, wish: VideoWish): SentVideo => ({
  codec,
  layers: wish.isLayered ? layerCountOf(wish) : 1,
});

/** VP9 has its layers in one stream, each leaning on the one below; the others send a stream for each. */
export const encodingsOf = (codec: VideoCodec, wish: VideoWish): RtpEncodingParameters[] => {
  const { layers } = sentAs(codec, wish);
  if (codec === 'vp9')
    return [
      { maxBitrate: bitsPerSecondFor(wish), ...(layers > 1 ? { scalabilityMode: `L${layers}T1_KEY` } : {}) },
    ];
  return Array.from({ length: layers }, (_, layer) => {
    const by = 2 ** (layers - 1 - layer);
    const maxBitrate = bitsPerSecondFor({ width: wish.width / by, height: wish.height / by });
    return layers === 1 ? { maxBitrate } : { maxBitrate, scaleResolutionDownBy: by, scalabilityMode: 'L1T1' };
  });
};
