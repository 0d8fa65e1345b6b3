import type { Being as BeingName } from '../../../core/recipe/recipe-choices.ts';
import type { Being } from './being.ts';
import { cat } from './cat.ts';
import { fox } from './fox.ts';
import { ghost } from './ghost.ts';
import { robot } from './robot.ts';

/** Everyone who is no person. */
export const BEINGS_MADE: Readonly<Record<Exclude<BeingName, 'person'>, Being>> = { cat, fox, robot, ghost };
