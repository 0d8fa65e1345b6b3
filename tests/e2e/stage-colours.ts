import type { Page } from 'playwright-core';

export type Rgb = readonly [number, number, number];

/** A part of the stage, in shares of its width and height. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const [ACROSS, DOWN] = [64, 36];

/** The stage as a person sees it: the mean colours of 64 × 36 tiles, rows from the top, 0..255. */
const tilesOf = async (page: Page): Promise<readonly Rgb[]> => {
  const picture = await page.getByRole('img', { name: /your avatar|being edited/ }).screenshot();
  return page.evaluate(
    async ({ base64, across, down }) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const context = new OffscreenCanvas(across, down).getContext('2d');
      if (!context) return [];
      context.imageSmoothingQuality = 'high';
      context.drawImage(image, 0, 0, across, down);
      const { data } = context.getImageData(0, 0, across, down);
      return Array.from({ length: across * down }, (_, tile) => {
        const [red = 0, green = 0, blue = 0] = data.subarray(4 * tile);
        return [red, green, blue] as const;
      });
    },
    { base64: picture.toString('base64'), across: ACROSS, down: DOWN },
  );
};

const within = async (page: Page, part: Part): Promise<readonly Rgb[]> => {
  const tiles = await tilesOf(page);
  return tiles.filter((_, tile) => {
    const [x, y] = [((tile % ACROSS) + 0.5) / ACROSS, (Math.floor(tile / ACROSS) + 0.5) / DOWN];
    return x >= part.x && x < part.x + part.width && y >= part.y && y < part.y + part.height;
  });
};

export const meanColour = async (page: Page, part: Part): Promise<Rgb> => {
  const tiles = await within(page, part);
  const mean = (channel: 0 | 1 | 2) => tiles.reduce((sum, tile) => sum + tile[channel], 0) / tiles.length;
  return [mean(0), mean(1), mean(2)];
};

/** The share of a part that is not, within a little, of a colour: of a plain background, what stands before it. */
export const shareUnlike = async (page: Page, part: Part, [red, green, blue]: Rgb): Promise<number> => {
  const tiles = await within(page, part);
  const unlike = tiles.filter(
    ([r, g, b]) => Math.max(Math.abs(r - red), Math.abs(g - green), Math.abs(b - blue)) > 12,
  );
  return unlike.length / tiles.length;
};
