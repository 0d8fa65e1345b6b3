import type { BroadcastLook } from '../core/broadcast/signalling.ts';
import type { Host } from '../core/host.ts';
import type { Settings } from '../core/settings.ts';
import type { Sculpting } from './sculpting.ts';

/** Who the settings wear, as a file that another page can open: a recipe is sculpted, coarsely, for it travels. */
export const wornFile = async (
  host: Host,
  sculpting: Sculpting,
  { avatar, scene, backdrop }: Settings,
): Promise<{ file: Uint8Array; look: BroadcastLook }> => {
  const { id, address, format } = await host.avatars.open({ idOrPath: avatar });
  const file =
    format === 'recipe'
      ? await sculpting.whole({ recipe: await host.avatars.recipe({ id }), format: 'glb', level: 'low' })
      : new Uint8Array(await (await fetch(address)).arrayBuffer());
  // Its path is nobody's business, and its picture stays here.
  const background = scene.background.kind === 'picture' ? { kind: 'backdrop' as const } : scene.background;
  return { file, look: { scene: { ...scene, background }, backdrop } };
};
