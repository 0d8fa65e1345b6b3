import { decodeStill } from '../capture/still-picture.ts';
import type { BroadcastLook } from '../core/broadcast/signalling.ts';
import type { Host } from '../core/host.ts';
import type { AvatarRecipe } from '../core/recipe/avatar-recipe.ts';
import type { Settings } from '../core/settings.ts';
import type { Sculpting } from './sculpting.ts';

/** Of a background, pixels: it is out of focus or far away, and travels. */
const PICTURE_LONG_SIDE = 1600;
const PICTURE_QUALITY = 0.85;

/** Who is worn, as a file that another page can open: a recipe is sculpted, coarsely, for it travels. */
export const wornFile = async (
  host: Host,
  sculpting: Sculpting,
  worn: { readonly id: string } | { readonly recipe: AvatarRecipe },
): Promise<Uint8Array> => {
  const sculpted = (recipe: AvatarRecipe) => sculpting.whole({ recipe, format: 'glb', level: 'low' });
  if ('recipe' in worn) return sculpted(worn.recipe);
  const { id, address, format } = await host.avatars.open({ idOrPath: worn.id });
  return format === 'recipe'
    ? sculpted(await host.avatars.recipe({ id }))
    : new Uint8Array(await (await fetch(address)).arrayBuffer());
};

/** How the settings have it look. The path of a picture is nobody's business. */
export const lookOf = ({ scene, backdrop }: Settings, turn: BroadcastLook['turn']): BroadcastLook => {
  const { background } = scene;
  const shown = background.kind === 'picture' ? { ...background, path: '' } : background;
  return { scene: { ...scene, background: shown }, backdrop, turn };
};

/** The picture that the settings have as background, small enough to travel; null where they have none. */
export const pictureBehind = async (
  host: Host,
  { scene: { background } }: Settings,
): Promise<Uint8Array | null> => {
  if (background.kind !== 'picture') return null;
  const { address, name } = await host.media.open({ path: background.path });
  const bitmap = await decodeStill(await (await fetch(address)).blob(), name, PICTURE_LONG_SIDE);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality: PICTURE_QUALITY });
  return new Uint8Array(await jpeg.arrayBuffer());
};
