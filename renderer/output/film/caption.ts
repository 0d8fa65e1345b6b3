import type { Patch } from './film-pixels.ts';

/** Of the picture's shorter side; the safe area of broadcast subtitles begins at a twentieth. */
const LETTER_HEIGHT = 0.05;
const LINE_HEIGHT = 1.3;
const FROM_BELOW = 0.07;
const WIDEST = 0.9;
const FAMILY = '"Inter Variable", Inter, system-ui, sans-serif';

const fontOf = (size: number): string => `600 ${size}px ${FAMILY}`;

/** A font comes in pieces, when first drawn with; before the first caption every piece that `text` needs must be there. */
export const loadCaptionFont = async (text: string): Promise<void> => {
  await document.fonts.load(fontOf(16), text);
};

/** Words in the picture: white with a dark rim, readable on anything. Null for no words. */
export const drawCaption = (lines: readonly string[], width: number, height: number): Patch | null => {
  if (lines.length === 0) return null;
  const canvas = new OffscreenCanvas(1, 1);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) throw new Error('The browser gives no canvas to write subtitles in.');
  let size = Math.max(10, Math.min(width, height) * LETTER_HEIGHT);
  pen.font = fontOf(size);
  const widest = Math.max(...lines.map((line) => pen.measureText(line).width));
  size *= Math.min(1, (width * WIDEST) / Math.max(1, widest));
  const rim = size * 0.16;
  const patch = {
    width: Math.min(width, Math.ceil(Math.min(widest, width * WIDEST) + 4 * rim)),
    height: Math.ceil(size * LINE_HEIGHT * lines.length + 2 * rim),
  };
  canvas.width = patch.width;
  canvas.height = patch.height;
  // Setting the size forgets everything.
  pen.font = fontOf(size);
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.lineJoin = 'round';
  pen.lineWidth = rim * 2;
  pen.strokeStyle = '#000c';
  pen.fillStyle = '#fff';
  for (const [place, line] of lines.entries()) {
    const y = rim + size * LINE_HEIGHT * (place + 0.5);
    pen.strokeText(line, patch.width / 2, y);
    pen.fillText(line, patch.width / 2, y);
  }
  return {
    ...patch,
    x: Math.floor((width - patch.width) / 2),
    y: Math.max(0, Math.floor(height * (1 - FROM_BELOW) - patch.height)),
    pixels: pen.getImageData(0, 0, patch.width, patch.height).data,
  };
};
