/**
 * Watches the pictures of a video that comes over a line. Returns what asks how long they took from the line to the screen since
 * it was asked last, milliseconds on average; null where no picture came, or none of which this browser tells.
 */
export const watchPictures = (video: HTMLVideoElement): (() => number | null) => {
  let sum = 0;
  let count = 0;
  const seen = (_now: number, { presentationTime, receiveTime }: VideoFrameCallbackMetadata) => {
    if (receiveTime !== undefined) {
      sum += presentationTime - receiveTime;
      count += 1;
    }
    video.requestVideoFrameCallback(seen);
  };
  // Browsers without it (Firefox before 132) are asked for their statistics alone.
  if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(seen);
  return () => {
    const mean = count > 0 ? sum / count : null;
    sum = 0;
    count = 0;
    return mean;
  };
};
