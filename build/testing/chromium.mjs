import { existsSync } from 'node:fs';

const PLACES = [
  process.env.MASQUE_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/** A browser on this machine; undefined when there is none, for a test that can then only be skipped. */
export const findChromium = () => PLACES.find((place) => place !== undefined && existsSync(place));
