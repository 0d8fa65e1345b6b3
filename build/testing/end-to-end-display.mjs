import { openDisplay } from '../display.mjs';

/** Gives all end-to-end tests one display, and takes it away after the last. */
export default async function setup() {
  const display = await openDisplay();
  Object.assign(process.env, display.env);
  return display.dispose;
}
