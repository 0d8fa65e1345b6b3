/** A graphics card is done by the next picture of the screen; what takes longer than this is drawn by the processor. */
const SLOW_SECONDS = 0.025;
/** Rest after a slow drawing, as a share of what it took. */
const REST = 0.6;

/**
 * Says when to draw next. A processor that draws without a pause has no time left for what comes over the line: packets are
 * taken late, the voice stutters and the buffers grow, so that everything is seen and heard later than with fewer pictures.
 */
export const createDrawPace = () => {
  let begun: number | null = null;
  let rests = Number.NEGATIVE_INFINITY;
  return {
    /** Call it whenever the screen asks for a picture; `isDone`: the last drawing is. Seconds. */
    isDue(now: number, isDone: boolean): boolean {
      if (begun !== null && isDone) {
        const took = now - begun;
        begun = null;
        if (took > SLOW_SECONDS) rests = now + took * REST;
      }
      return isDone && now >= rests;
    },
    draws(now: number): void {
      begun = now;
    },
  };
};
