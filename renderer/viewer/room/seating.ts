export interface Seating {
  readonly columns: number;
  /** Pixels of one tile, 16:9. */
  readonly width: number;
  readonly height: number;
}

const ASPECT = 16 / 9;

/** So many tiles of 16:9 as large as they can be in so many pixels, with a gap between them. */
export const seatingOf = (count: number, width: number, height: number, gap: number): Seating => {
  let best: Seating = { columns: 1, width: 0, height: 0 };
  for (let columns = 1; columns <= Math.max(1, count); columns += 1) {
    const rows = Math.max(1, Math.ceil(count / columns));
    const widest = (width - gap * (columns - 1)) / columns;
    const highest = (height - gap * (rows - 1)) / rows;
    const tile = Math.max(0, Math.floor(Math.min(widest, highest * ASPECT)));
    if (tile > best.width) best = { columns, width: tile, height: Math.floor(tile / ASPECT) };
  }
  return best;
};
