/** What a broadcast's picture can be encoded as; the key is what settings and the command line say. */
export const VIDEO_CODECS = { vp8: 'VP8', h264: 'H264', vp9: 'VP9' } as const;
export type VideoCodec = keyof typeof VIDEO_CODECS;

/** `auto` is what every browser shows and every computer makes. */
export const VIDEO_CODEC_CHOICES = ['auto', 'vp8', 'h264', 'vp9'] as const;
export type VideoCodecChoice = (typeof VIDEO_CODEC_CHOICES)[number];

/** How a picture goes out: as what, and in how many sizes. */
export interface SentVideo {
  readonly codec: VideoCodec;
  readonly layers: number;
}

/** What goes out where the computer makes these: the one that is wanted, or else VP8. */
export const codecFor = (wanted: VideoCodecChoice, made: (codec: VideoCodec) => boolean): VideoCodec =>
  wanted !== 'auto' && made(wanted) ? wanted : 'vp8';

/** The codec as people write it. */
export const codecWords = (codec: VideoCodec): string => (codec === 'h264' ? 'H.264' : VIDEO_CODECS[codec]);
