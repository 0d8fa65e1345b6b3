/** Seconds to pixels and back, all in numbers. */
export interface TimelineScale {
  readonly pixelsPerSecond: number;
  /** Of the whole timeline. */
  readonly width: number;
}

/** A script of minutes is scrolled rather than squeezed. */
const LEAST = 14;
/** One phone of 60 ms is then as wide as its name. */
const MOST = 480;
export const ZOOM_STEP = 1.5;

/** `zoom` 1 shows everything that fits. */
export const timelineScale = (seconds: number, room: number, zoom: number): TimelineScale => {
  const fits = seconds > 0 ? room / seconds : LEAST;
  const pixelsPerSecond = Math.min(MOST, Math.max(LEAST, Math.min(fits, MOST)) * zoom);
  return { pixelsPerSecond, width: Math.max(room, seconds * pixelsPerSecond) };
};

const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300];
const STEP_PIXELS = 76;

/** Times of the ruler's marks within a stretch, far enough apart to be read. */
export const rulerMarks = (pixelsPerSecond: number, from: number, to: number): readonly number[] => {
  const step = STEPS.find((one) => one * pixelsPerSecond >= STEP_PIXELS) ?? 600;
  const first = Math.max(0, Math.ceil(from / step - 1e-6));
  const last = Math.floor(to / step + 1e-6);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step);
};
