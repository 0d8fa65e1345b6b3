import type { AvatarRecipe } from '../../../renderer/core/recipe/avatar-recipe.ts';
import type { Settings } from '../../../renderer/core/settings.ts';

/** Drawings that stand in for the avatar and the camera, so that the fake looks like something. */

const SCENES: Readonly<Record<string, readonly [string, string]>> = {
  dusk: ['#8690c2', '#262b50'],
  sage: ['#a9bba1', '#3a4b41'],
  sand: ['#e7d3b8', '#75583f'],
  night: ['#4c5563', '#14171c'],
  rose: ['#e3b6b4', '#5b3a4a'],
  sea: ['#9cc9cf', '#22454f'],
};

interface Colours {
  readonly coat: string;
  readonly skin: string;
  readonly hair: string;
  readonly iris: string;
  readonly lips: string;
}
const SOMEBODY: Colours = {
  coat: '#3d7186',
  skin: '#e0a384',
  hair: '#4a3128',
  iris: '#2c4a52',
  lips: '#a34f4a',
};
const coloursOf = ({ clothes, skin, hair, eyes }: AvatarRecipe): Colours => ({
  coat: clothes.colour,
  skin: skin.colour,
  hair: hair.colour,
  iris: eyes.irisColour,
  lips: skin.lipColour,
});

const person = (
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  size: number,
  { coat, skin, hair, iris, lips }: Colours,
): void => {
  const at = (dx: number, dy: number, rx: number, ry: number, fill: string) => {
    context.fillStyle = fill;
    context.beginPath();
    context.ellipse(x + dx * size, y + dy * size, rx * size, ry * size, 0, 0, 2 * Math.PI);
    context.fill();
  };
  at(0, 1.05, 0.62, 0.44, coat);
  context.fillStyle = skin;
  context.fillRect(x - 0.13 * size, y + 0.3 * size, 0.26 * size, 0.4 * size);
  at(0, -0.1, 0.44, 0.5, hair);
  at(0, 0.05, 0.36, 0.46, skin);
  for (const side of [-1, 1]) {
    at(side * 0.15, 0, 0.07, 0.05, '#fff');
    at(side * 0.15, 0, 0.035, 0.045, iris);
  }
  context.strokeStyle = lips;
  context.lineWidth = 0.03 * size;
  context.beginPath();
  context.arc(x, y + 0.2 * size, 0.13 * size, 0.2, Math.PI - 0.2);
  context.stroke();
};

const clear = (canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D | null => {
  canvas.width = width;
  canvas.height = height;
  return canvas.getContext('2d');
};

const backgroundFill = (
  context: CanvasRenderingContext2D,
  { scene, backdrop }: Pick<Settings, 'scene' | 'backdrop'>,
): CanvasGradient | string => {
  const { background } = scene;
  if (background.kind === 'transparent') return 'transparent';
  if (background.kind === 'green') return '#00b140';
  if (background.kind === 'colour') return background.colour;
  if (background.kind === 'gradient') {
    const down = context.createLinearGradient(0, 0, 0, 720);
    down.addColorStop(0, background.from);
    down.addColorStop(1, background.to);
    return down;
  }
  const [near, far] = SCENES[backdrop] ?? ['#8690c2', '#262b50'];
  const light = context.createRadialGradient(640, 260, 40, 640, 320, 820);
  light.addColorStop(0, near);
  light.addColorStop(1, far);
  return light;
};

export const paintStage = (
  canvas: HTMLCanvasElement,
  settings: Pick<Settings, 'scene' | 'backdrop'>,
  recipe?: AvatarRecipe,
): void => {
  const context = clear(canvas, 1280, 720);
  if (!context) return;
  context.fillStyle = backgroundFill(context, settings);
  context.fillRect(0, 0, 1280, 720);
  person(context, 640, 330, 420, recipe ? coloursOf(recipe) : SOMEBODY);
};

export const paintPerson = (canvas: HTMLCanvasElement): void => {
  const context = clear(canvas, 320, 180);
  if (!context) return;
  context.fillStyle = '#3a3733';
  context.fillRect(0, 0, 320, 180);
  person(context, 160, 84, 100, { ...SOMEBODY, coat: '#39434c' });
};

/** A plain square as a picture's address, in another colour for each `hue`, 0..360. */
export const fakePicture = (hue: number): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="hsl(${hue} 40% 60%)"/></svg>`,
  )}`;
