import { MasqueError } from '../../../../renderer/core/errors.ts';

/** The address of a room, as a person was given it: `http://HOST:PORT/room/TOKEN/`. */
export const roomAddress = (text: string): URL => {
  const refused = () =>
    new MasqueError(
      'bad-option',
      `${text.slice(0, 200)} is not the address of a room.`,
      'Ask for the address to join; it looks like http://192.168.1.20:40123/room/…',
    );
  if (!URL.canParse(text)) throw refused();
  const url = new URL(text);
  if (url.protocol !== 'http:' || !/^\/room\/[A-Za-z0-9_-]{1,64}\/?$/.test(url.pathname)) throw refused();
  return new URL(`${url.origin}${url.pathname.replace(/\/?$/, '/')}`);
};
