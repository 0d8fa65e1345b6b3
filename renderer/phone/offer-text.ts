const ORIENTATION = 'urn:3gpp:video-orientation';

/**
 * The offer without the right to send pictures lying down: what is not agreed on, the browser turns upright itself, and
 * whoever reads the pictures gets them as they are to be seen.
 */
export const withoutOrientation = (sdp: string): string =>
  sdp
    .split('\r\n')
    .filter((line) => !(line.startsWith('a=extmap:') && line.endsWith(ORIENTATION)))
    .join('\r\n');
