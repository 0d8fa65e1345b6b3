export interface Seating {
  readonly columns: number;
  /** Pixels of one tile. */
  readonly width: number;
  readonly height: number;
}

/** Of a tile, width to height: a phone held upright gives each person a tall one, a screen a wide one. */
const NARROWEST = 4 / 5;
const WIDEST = 16 / 9;

const sizeOf = ({ width, height }: Seating): number => Math.min(width / 1.1, height);

/** So many tiles in so many pixels, with a gap between them, each with as large a face as can be: its shorter side counts. */
export const seatingOf = (count: number, width: number, height: number, gap: number): Seating => {
  let best: Seating = { columns: 1, width: 0, height: 0 };
  for (let columns = 1; columns <= Math.max(1, count); columns += 1) {
    const rows = Math.max(1, Math.ceil(count / columns));
    const widest = Math.max(0, (width - gap * (columns - 1)) / columns);
    const highest = Math.max(0, (height - gap * (rows - 1)) / rows);
    const tile = {
      columns,
      width: Math.floor(Math.min(widest, highest * WIDEST)),
      height: Math.floor(Math.min(highest, widest / NARROWEST)),
    };
    if (sizeOf(tile) > sizeOf(best)) best = tile;
  }
  return best;
};
