/** A track that gives on what is written to it. What nobody takes in time is dropped, never queued. */
export interface WrittenTrack<Data> {
  readonly track: MediaStreamTrack;
  /** False when it was dropped. The track owns what it takes, and closes what it drops. */
  write(data: Data): boolean;
  dispose(): void;
}

/** `most` pieces under way: one picture, or some hops of sound. */
const writtenTrack = <Data extends VideoFrame | AudioData>(
  generator: MediaStreamTrack & { readonly writable: WritableStream<Data> },
  most: number,
): WrittenTrack<Data> => {
  const writer = generator.writable.getWriter();
  let underWay = 0;
  return {
    track: generator,
    write(data) {
      if (underWay >= most) {
        data.close();
        return false;
      }
      underWay += 1;
      void writer
        .write(data)
        // A track that has ended takes nothing more.
        .catch(() => data.close())
        .finally(() => {
          underWay -= 1;
        });
      return true;
    },
    dispose() {
      generator.stop();
      void writer.close().catch(() => undefined);
    },
  };
};

/*
 * Chromium's own way to a track of one's own pictures (W3C mediacapture-transform, in the form that it had in windows): a
 * canvas's track would wait for a compositor, which a hidden window has not.
 */
export const pictureTrack = (): WrittenTrack<VideoFrame> =>
  writtenTrack(new MediaStreamTrackGenerator({ kind: 'video' }), 2);
export const soundTrack = (): WrittenTrack<AudioData> =>
  writtenTrack(new MediaStreamTrackGenerator({ kind: 'audio' }), 20);
