/** A four-character code, as CoreMediaIO and CoreVideo name their properties and formats. */
export const fourCharCode = (text: string): number => {
  if (!/^[\x20-\x7e]{4}$/.test(text))
    throw new RangeError(`${JSON.stringify(text)} is no four-character code`);
  return [...text].reduce((code, letter) => code * 256 + letter.charCodeAt(0), 0);
};

/** CMIOHardwareSystem.h: the object that lists the devices. */
export const SYSTEM_OBJECT = 1;

/** CMIOHardwareSystem.h, CMIOHardwareDevice.h, CMIOHardwareStream.h. */
export const PROPERTY = {
  devices: fourCharCode('dev#'),
  deviceUid: fourCharCode('uid '),
  streams: fourCharCode('stm#'),
  direction: fourCharCode('sdir'),
} as const;

/** CMIOHardwareObject.h: `kCMIOObjectPropertyScopeGlobal`, `kCMIOObjectPropertyElementMain`. */
const SCOPE_GLOBAL = fourCharCode('glob');
const ELEMENT_MAIN = 0;

/** CMIOObjectPropertyAddress: three words, in the machine's order, which is little-endian on every Mac today. */
export const propertyAddress = (property: number): Uint8Array => {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32LE(property, 0);
  bytes.writeUInt32LE(SCOPE_GLOBAL, 4);
  bytes.writeUInt32LE(ELEMENT_MAIN, 8);
  return bytes;
};

/** CVPixelBuffer.h: NV12 in video range. */
export const PIXEL_FORMAT_NV12 = fourCharCode('420v');

/**
 * A stream that takes pictures has direction 0, one that gives them 1: the device's own view. The header's words read
 * the other way round, but this is what running camera extensions report.
 */
export const SINK_DIRECTION = 0;
