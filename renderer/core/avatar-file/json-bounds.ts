import { AVATAR_LIMITS } from './limits.ts';
import { refuse } from './refuse.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Looks at JSON before it is parsed: how deep it nests and how much it lists. Throws beyond the limits. */
export const checkJsonBounds = (json: Uint8Array): void => {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at];
    if (byte === QUOTE) {
      at++;
      while (at < json.length && json[at] !== QUOTE) at += json[at] === BACKSLASH ? 2 : 1;
    } else if (byte === 0x7b || byte === 0x5b) {
      depth++;
      values++;
      if (depth > AVATAR_LIMITS.jsonDepth)
        refuse(`its description nests deeper than ${AVATAR_LIMITS.jsonDepth} levels.`);
    } else if (byte === 0x7d || byte === 0x5d) depth--;
    else if (byte === 0x2c) values++;
  }
  if (values > AVATAR_LIMITS.jsonValues) refuse(`its description lists ${values} values.`);
};
