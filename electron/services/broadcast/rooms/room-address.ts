import { MasqueError } from '../../../../renderer/core/errors.ts';

const PLAIN = /^http:\/\/[^/?#\s]{1,255}\/room\/[A-Za-z0-9_-]{1,64}\/?$/;
/** Its end, which is never sent, is the sum of the certificate that must be met there. */
const SECURE = /^https:\/\/[^/?#\s]{1,255}\/room\/[A-Za-z0-9_-]{1,64}\/?#[A-Za-z0-9_-]{43}$/;

/** The address of a room, as a person was given it: `http(s)://HOST:PORT/room/TOKEN/`, over a network with `#SUM`. */
export const roomAddress = (text: string): URL => {
  try {
    if (PLAIN.test(text) || SECURE.test(text)) {
      const address = new URL(text);
      address.pathname = address.pathname.replace(/\/?$/, '/');
      return address;
    }
  } catch {
    // Refused below, like everything else that is none.
  }
  throw new MasqueError(
    'bad-option',
    `${text.slice(0, 200)} is not the address of a room.`,
    'Ask for the address to join, and copy it whole; it looks like https://192.168.1.20:40123/room/…#…',
  );
};

/** Null for a plain one. */
export const fingerprintOf = ({ protocol, hash }: URL): string | null =>
  protocol === 'https:' ? hash.slice(1) : null;
