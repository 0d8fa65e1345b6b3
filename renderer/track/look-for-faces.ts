import { epochNow } from '../capture/captured-picture.ts';
import { MasqueError } from '../core/errors.ts';
import { neutralWeights } from '../core/signals/arkit.ts';
import { type FaceShapesNet, loadFaceShapesNet } from './face-shapes-net.ts';
import { openPhotoBackend } from './open-backend.ts';
import { openSource } from './open-source.ts';
import type { PictureSource, TrackerSetup } from './protocol.ts';
import { createShrinker } from './shrink-picture.ts';

/** A camera's first pictures are dark, and the person may just be looking up. */
const SKIPPED_PICTURES = 12;
const GIVE_UP_MILLISECONDS = 8000;

export interface FacesInPicture {
  /** Upright, its longer side as asked for at most. */
  readonly photo: ImageData;
  /** 478 landmarks and 52 weights each, most certain first. */
  readonly faces: readonly { readonly landmarks: Float32Array; readonly weights: Float32Array }[];
}

/** Looks at the only picture of a still, or at a running camera's until one shows a single face. */
export async function lookForFaces(setup: TrackerSetup, source: PictureSource): Promise<FacesInPicture> {
  const backend = await openPhotoBackend(setup);
  const net: FaceShapesNet | null =
    setup.model === 'npm' ? loadFaceShapesNet(await (await fetch(setup.shapesNet)).arrayBuffer()) : null;
  const shrinker = createShrinker(setup.longSide);
  const live = source.kind === 'camera' || source.live;
  const end = epochNow() + GIVE_UP_MILLISECONDS;
  let seen = 0;
  try {
    for await (const picture of await openSource(source, false)) {
      seen += 1;
      if (live && seen <= SKIPPED_PICTURES) {
        picture.frame.close();
        continue;
      }
      const photo = await shrinker.shrink(picture).finally(() => picture.frame.close());
      const found = backend.detect(photo);
      if (live && found.length !== 1 && epochNow() < end) continue;
      const faces = found.map(({ landmarks, weights }) => {
        const known = weights ?? neutralWeights();
        if (weights === null) net?.(landmarks, photo.width / photo.height, known);
        return { landmarks, weights: known };
      });
      return { photo, faces };
    }
  } finally {
    backend.close();
  }
  throw new MasqueError(
    'unreadable',
    'There is no picture in the file.',
    'Choose a PNG, JPEG or WebP picture.',
  );
}
