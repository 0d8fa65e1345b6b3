import { crc32 } from './crc32.mjs';

/** 1 January 1996, 00:00, as zip writes dates: a fixed day, so that the same files give the same bytes. */
const DATE = 0x2021_0000;
const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;

/**
 * A zip archive without compression, which MediaPipe maps into memory as it is.
 * Format: PKWARE APPNOTE 4.3.
 * @param {readonly { name: string, bytes: Buffer }[]} files
 * @returns {Buffer}
 */
export const storedZip = (files) => {
  const parts = [];
  const directory = [];
  let position = 0;
  for (const { name, bytes } of files) {
    const title = Buffer.from(name);
    const sum = crc32(bytes);
    // Both headers share this run of fields: version, flags, method, date, sum, sizes, length of the name.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(VERSION, 0);
    common.writeUInt32LE(DATE, 6);
    common.writeUInt32LE(sum, 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([uint32(LOCAL_HEADER), common, title]);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(position, 10);
    directory.push(uint32(CENTRAL_HEADER), uint16(VERSION), common, central, title);
    parts.push(local, bytes);
    position += local.length + bytes.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(position, 16);
  return Buffer.concat([...parts, listing, end]);
};

/** @param {number} value */
const uint32 = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** @param {number} value */
const uint16 = (value) => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
};
