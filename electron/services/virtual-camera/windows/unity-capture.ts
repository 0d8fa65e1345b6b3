import { MasqueError } from '../../../../renderer/core/errors.ts';
import { pictureBytes } from '../../../../renderer/core/virtual-camera.ts';
import type { CameraBackend, CameraRequest, CameraWriter } from '../camera-writer.ts';
import { checkPicture, closedError } from '../picture-checks.ts';
import { type FilterClass, registeredName } from './registry.ts';
import { FIELD, HEADER_BYTES, LARGEST_PICTURE_BYTES, OBJECT, senderHeader } from './unity-capture-layout.ts';
import { createLine, type Link } from './unity-capture-line.ts';
import { type Handle, type Win32, win32 } from './win32.ts';

/** UnityCapture, Source/UnityCaptureFilter.cpp: the two builds of the filter have a class each. */
const CLASSES: readonly FilterClass[] = [
  { classId: '{5C2CD55C-92AD-4999-8666-912BD3E70010}', view: 64 },
  { classId: '{5C2CD55C-92AD-4999-8666-912BD3E70020}', view: 32 },
];
const FORMAT = 'RGBA';

const tooLargeError = (bytes: number, most: number): MasqueError =>
  new MasqueError(
    'unsupported',
    `A picture of ${bytes} bytes is more than the Unity Video Capture filter takes (${most}).`,
    'Choose a smaller size for the virtual camera.',
  );

const createWriter = (api: Win32, want: Handle, request: CameraRequest): CameraWriter => {
  const { width, height, framesPerSecond } = request;
  const bytes = pictureBytes(FORMAT, width, height);
  const header = senderHeader(width, height);
  const line = createLine(api, want);
  let open = true;

  /** Behind the mutex, so that the filter sees a picture and its size together. */
  const fill = ({ view }: Link, picture: Uint8Array): void => {
    const most = api.readUint32(view, FIELD.maximumBytes);
    if (bytes > most) throw tooLargeError(bytes, most);
    api.copy(view + BigInt(FIELD.width), header);
    api.copy(view + BigInt(HEADER_BYTES), picture);
  };
  return {
    format: FORMAT,
    width,
    height,
    framesPerSecond,
    /** Without a filter that takes it, the picture is let go. */
    async write(picture) {
      if (!open) throw closedError();
      checkPicture(picture, { format: FORMAT, width, height });
      line.send((link) => fill(link, picture));
    },
    readers: () => (open && line.isLooking() ? 1 : 0),
    async close() {
      if (!open) return;
      open = false;
      line.drop();
      api.close(want);
    },
  };
};

/**
 * The UnityCapture filter, fed as Unity feeds it. The filter makes the memory when an app opens the camera, so before
 * that there is nobody to write to. Several writers at once are not told apart, and several apps share the pictures.
 */
export const createUnityCaptureBackend = (): CameraBackend => ({
  kind: 'unity-capture',
  async survey() {
    if (process.platform !== 'win32') return [];
    const name = registeredName(win32(), CLASSES);
    if (name === null) return [];
    return [{ id: 'unity-capture', kind: 'unity-capture', name, busy: false, unverified: false }];
  },
  async open(request) {
    const api = win32();
    if (registeredName(api, CLASSES) === null) {
      throw new MasqueError(
        'not-found',
        'The Unity Video Capture filter is not installed on this computer.',
        'Install OBS Studio with its virtual camera, or UnityCapture, then look again.',
      );
    }
    const bytes = pictureBytes(FORMAT, request.width, request.height);
    if (bytes > LARGEST_PICTURE_BYTES) throw tooLargeError(bytes, LARGEST_PICTURE_BYTES);
    // Made by the sender: the filter waits for it before it makes the rest.
    const want = api.createEvent(OBJECT.want);
    if (want === null) {
      throw new MasqueError(
        'denied',
        'Windows does not let Masque signal the Unity Video Capture filter.',
        'Close other programs that send to Unity Video Capture, then try again.',
      );
    }
    return createWriter(api, want, request);
  },
});
