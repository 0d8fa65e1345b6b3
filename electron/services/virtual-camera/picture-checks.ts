import { MasqueError } from '../../../renderer/core/errors.ts';
import { type PixelFormat, pictureBytes } from '../../../renderer/core/virtual-camera.ts';

interface PictureShape {
  readonly format: PixelFormat;
  readonly width: number;
  readonly height: number;
}

/** Bytes go to the system unseen, so a picture of another size would be read past its end. */
export const checkPicture = (picture: Uint8Array, { format, width, height }: PictureShape): void => {
  const expected = pictureBytes(format, width, height);
  if (picture.byteLength === expected) return;
  throw new MasqueError(
    'failed',
    `A picture has ${picture.byteLength} bytes; ${format} of ${width}×${height} has ${expected}.`,
    'Turn the camera off and on again.',
  );
};

/** For a picture that comes after the device was closed. */
export const closedError = (): MasqueError =>
  new MasqueError('lost', 'The virtual camera was closed.', 'Turn it on again.');
