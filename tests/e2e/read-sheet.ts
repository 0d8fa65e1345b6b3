import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { SHEET_TILES } from '../../renderer/session/sheet-tiles.ts';

const COLUMNS = 8;
const TILE = { width: 240, height: 270 };
/** The label stands below; the face alone is compared. */
const FACE = { x: 40, y: 20, width: 160, height: 220 };
/** Greatest difference of a colour, of 255, that noise of the graphics may make. */
const NOISE = 8;

export interface SeenTile {
  readonly label: string;
  /** How many different values its colours have: a blank tile has few. */
  readonly shades: number;
  /** How many values differ from the neutral tile's. */
  readonly changed: number;
}

/** Takes a contact sheet apart in the app's own page, which decodes PNG already. */
export const readSheet = async (page: Page, file: string): Promise<readonly SeenTile[]> => {
  const address = `data:image/png;base64,${(await readFile(file)).toString('base64')}`;
  const tiles = await page.evaluate(
    async ({ address, count, columns, tile, face, noise }) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const pen = canvas.getContext('2d', { willReadFrequently: true });
      pen?.drawImage(image, 0, 0);
      const pixels = (place: number) =>
        pen?.getImageData(
          (place % columns) * tile.width + face.x,
          Math.floor(place / columns) * tile.height + face.y,
          face.width,
          face.height,
        ).data ?? new Uint8ClampedArray();
      const neutral = pixels(0);
      return Array.from({ length: count }, (_, place) => {
        const shown = pixels(place);
        return {
          shades: new Set(shown).size,
          changed: shown.reduce(
            (sum, value, i) => sum + Number(Math.abs(value - (neutral[i] ?? 0)) > noise),
            0,
          ),
        };
      });
    },
    { address, count: SHEET_TILES.length, columns: COLUMNS, tile: TILE, face: FACE, noise: NOISE },
  );
  return tiles.map((seen, place) => ({ ...seen, label: SHEET_TILES[place]?.label ?? '' }));
};

/** Every tile shows a face, and each but the first another than the neutral one. */
export const expectFaces = (tiles: readonly SeenTile[]): void => {
  expect(tiles).toHaveLength(SHEET_TILES.length);
  for (const [place, { label, shades, changed }] of tiles.entries()) {
    expect(shades, `${label} shows something`).toBeGreaterThan(50);
    if (place > 0) expect(changed, `${label} is not the neutral face`).toBeGreaterThan(20);
  }
};
