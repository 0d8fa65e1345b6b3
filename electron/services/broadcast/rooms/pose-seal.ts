import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

/*
 * SRTP encrypts voices and pictures between two hosts, but mediasoup's pipes carry data as plain SCTP. So poses are sealed
 * before they enter a pipe: AES-128-GCM, its key by HKDF-SHA-256 from the sender's SRTP key and the pose's id.
 *
 *     bytes 0..3  number of the packet, big-endian, from 0: the nonce's last four bytes, the others are 0
 *     then        the pose's packet, encrypted; its tag, 16 bytes
 */
const NUMBER_BYTES = 4;
const TAG_BYTES = 16;
const ALGORITHM = 'aes-128-gcm';

const keyOf = (srtpKeyBase64: string, poseId: string): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(srtpKeyBase64, 'base64'), '', `masque pose ${poseId}`, 16));

const nonceOf = (number: Buffer): Buffer => Buffer.concat([Buffer.alloc(12 - NUMBER_BYTES), number]);

export const createSealer = (srtpKeyBase64: string, poseId: string): ((packet: Buffer) => Buffer) => {
  const key = keyOf(srtpKeyBase64, poseId);
  let next = 0;
  return (packet) => {
    const number = Buffer.alloc(NUMBER_BYTES);
    // Four years at thirty a second; a nonce must not come twice, so it would end there.
    number.writeUInt32BE(next);
    next += 1;
    const cipher = createCipheriv(ALGORITHM, key, nonceOf(number));
    return Buffer.concat([number, cipher.update(packet), cipher.final(), cipher.getAuthTag()]);
  };
};

/** Null for what was not sealed with this key. */
export const createOpener = (srtpKeyBase64: string, poseId: string): ((sealed: Buffer) => Buffer | null) => {
  const key = keyOf(srtpKeyBase64, poseId);
  return (sealed) => {
    if (sealed.length < NUMBER_BYTES + TAG_BYTES) return null;
    const decipher = createDecipheriv(ALGORITHM, key, nonceOf(sealed.subarray(0, NUMBER_BYTES)));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(NUMBER_BYTES, -TAG_BYTES)), decipher.final()]);
    } catch {
      return null;
    }
  };
};
