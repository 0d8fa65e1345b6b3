import { type PhotoFace, type PhotoPixels, type Place, placeOf } from './photo.ts';

/** The face's own ruler in a picture: it may be turned, near or far. Pixels. */
export interface FaceAxes {
  /** From ear to ear. */
  readonly width: number;
  /** From the top of the forehead to the chin. */
  readonly height: number;
  /** The place `across` face widths to the person's left and `up` face heights above a landmark. */
  readonly from: (landmark: number, across: number, up: number) => Place;
}

const FOREHEAD = 10;
const CHIN = 152;
const RIGHT_EAR = 234;
const LEFT_EAR = 454;

export const faceAxes = (face: PhotoFace, photo: PhotoPixels): FaceAxes => {
  const at = (landmark: number): Place => placeOf(face, photo, landmark);
  const [top, chin, right, left] = [at(FOREHEAD), at(CHIN), at(RIGHT_EAR), at(LEFT_EAR)];
  const height = Math.hypot(top[0] - chin[0], top[1] - chin[1]);
  const width = Math.hypot(left[0] - right[0], left[1] - right[1]);
  const up: Place = [(top[0] - chin[0]) / (height || 1), (top[1] - chin[1]) / (height || 1)];
  // Square to the face's own up, towards the person's left: right in an unmirrored picture.
  const across: Place = [-up[1], up[0]];
  return {
    width,
    height,
    from(landmark, acrossWidths, upHeights) {
      const [x, y] = at(landmark);
      const [a, u] = [acrossWidths * width, upHeights * height];
      return [x + across[0] * a + up[0] * u, y + across[1] * a + up[1] * u];
    },
  };
};
