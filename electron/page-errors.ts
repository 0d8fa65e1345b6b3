import type { WebContents } from 'electron';

const MAXIMUM_LINES = 100;
/** WASM libraries write all their log to the error stream, in glog's form or with a word before it. */
const NOT_AN_ERROR = /^(INFO|WARNING):|^[IW]\d{4} /;

/** An error on the page's console, by either form of Electron's event: an object since 35, positions before. */
const errorText = (details: unknown, level: unknown, message: unknown): string | null => {
  if (typeof details === 'object' && details !== null && 'level' in details && 'message' in details) {
    return details.level === 'error' && typeof details.message === 'string' ? details.message : null;
  }
  const ERROR = 3;
  return level === ERROR && typeof message === 'string' ? message : null;
};

/** The page has no terminal of its own: its errors are said on ours, and no flood of them. */
export const tellPageErrors = (contents: WebContents): void => {
  let lines = 0;
  // Without named parameters, because Electron warns a listener that takes the older form.
  const listen = (...said: unknown[]): void => {
    const text = errorText(said[0], said[1], said[2]);
    if (text === null || NOT_AN_ERROR.test(text) || lines >= MAXIMUM_LINES) return;
    lines += 1;
    console.error(`Page: ${text.slice(0, 1000)}`);
  };
  contents.on('console-message', listen);
};
