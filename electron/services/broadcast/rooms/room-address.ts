import { MasqueError } from '../../../../renderer/core/errors.ts';

const ADDRESS = /^http:\/\/[^/?#\s]{1,255}\/room\/[A-Za-z0-9_-]{1,64}\/?$/;

/** The address of a room, as a person was given it: `http://HOST:PORT/room/TOKEN/`. */
export const roomAddress = (text: string): URL => {
  try {
    if (ADDRESS.test(text)) return new URL(text.replace(/\/?$/, '/'));
  } catch {
    // Refused below, like everything else that is none.
  }
  throw new MasqueError(
    'bad-option',
    `${text.slice(0, 200)} is not the address of a room.`,
    'Ask for the address to join; it looks like http://192.168.1.20:40123/room/…',
  );
};
