import { join } from 'node:path';
import { runApp } from '../run-app.mjs';
import { setUp } from '../setup.mjs';

/* Draws the icon's sizes with the Electron that set-up found; see draw-icons.cjs. */
const { executable } = await setUp();
const drawing = join(import.meta.dirname, 'draw-icons.cjs');
process.exitCode = await runApp({ executable, app: drawing, args: [], verbose: false });
