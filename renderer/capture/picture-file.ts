import type { PictureRun } from './captured-picture.ts';
import { openMovingPicture } from './moving-picture.ts';
import { paced } from './pace.ts';
import { readStillPicture } from './still-picture.ts';

export interface PictureFileOptions {
  readonly address: string;
  readonly name: string;
  /** The browser's name of its format, image/png for example. */
  readonly type: string;
  /** True: for ever, as a camera. False: every picture in it once. */
  readonly live: boolean;
}

/** A picture file in place of a camera: a still, or a short film in GIF, WebP, PNG or AVIF. */
export async function* readPictureFile({ address, name, type, live }: PictureFileOptions): PictureRun {
  const blob = new Blob([await (await fetch(address)).arrayBuffer()], { type });
  const film = await openMovingPicture(blob, name);
  if (film === null) return yield* readStillPicture(blob, name, live);
  try {
    yield* live ? paced(film.pictures, true) : film.pictures();
  } finally {
    film.dispose();
  }
}
