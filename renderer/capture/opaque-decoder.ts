import {
  CustomVideoDecoder,
  type EncodedPacket,
  registerDecoder,
  type VideoCodec,
  VideoSample,
} from 'mediabunny';

/** Packets under way in the browser's decoder; more would only hold memory. */
const MOST_QUEUED = 4;

/**
 * VP8 and VP9 without their transparency. A face needs none, and merging it in would start workers from blobs, which
 * the page's security policy refuses.
 */
class OpaqueDecoder extends CustomVideoDecoder {
  static override supports(codec: VideoCodec): boolean {
    return codec === 'vp8' || codec === 'vp9';
  }

  #decoder: VideoDecoder | null = null;

  init(): void {
    this.#decoder = new VideoDecoder({
      output: (frame) => this.onSample(new VideoSample(frame)),
      error: (error) => this.onError(error),
    });
    this.#decoder.configure(this.config);
  }

  async decode(packet: EncodedPacket): Promise<void> {
    const decoder = this.#decoder;
    if (decoder === null) return;
    decoder.decode(packet.toEncodedVideoChunk());
    while (decoder.state === 'configured' && decoder.decodeQueueSize > MOST_QUEUED) {
      await new Promise((wake) => decoder.addEventListener('dequeue', wake, { once: true }));
    }
  }

  async flush(): Promise<void> {
    await this.#decoder?.flush();
  }

  close(): void {
    if (this.#decoder?.state !== 'closed') this.#decoder?.close();
  }
}

let registered = false;

/** Once in each worker that reads films. */
export const useOpaqueDecoder = (): void => {
  if (!registered) registerDecoder(OpaqueDecoder);
  registered = true;
};
