const isVideo = (track: MediaStreamTrack): track is MediaStreamVideoTrack => track.kind === 'video';

/**
 * The frames of a camera track; a frame not taken in time is replaced by the next.
 * Source: w3.org/TR/mediacapture-transform. Chromium alone has it in a page.
 */
export function framesOf(track: MediaStreamTrack): ReadableStream<VideoFrame> {
  if (!('MediaStreamTrackProcessor' in globalThis) || !isVideo(track)) {
    throw new Error('camera frames cannot be read here (no MediaStreamTrackProcessor)');
  }
  return new MediaStreamTrackProcessor({ track, maxBufferSize: 1 }).readable;
}
