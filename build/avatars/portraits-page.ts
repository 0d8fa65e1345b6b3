import { loadGlb } from '../../renderer/avatar/load-glb.ts';
import { heldPose } from '../../renderer/core/animate/held-pose.ts';
import { BACKDROPS } from '../../renderer/core/settings.ts';
import { takeHead } from '../../renderer/render/head-picture.ts';
import { createStage } from '../../renderer/render/stage.ts';

/** Twice the size of a card's picture; a small smile, and the shoulders. */
const PICTURE = { pose: heldPose('smile', 0.55), side: 416, crop: { head: 0.68, belowChin: 0.19 } };

/** The portrait of the avatar at the address `glb`, a WebP picture as a `data:` address; `place` is its place in the row. */
async function portrait(glb: string, place: number): Promise<string> {
  const canvas = document.createElement('canvas');
  const backdrop = BACKDROPS[place % BACKDROPS.length] ?? 'dusk';
  const stage = createStage({ canvas, width: 1280, height: 720, quality: 'balanced', backdrop });
  const avatar = await loadGlb(await (await fetch(glb)).arrayBuffer(), glb);
  stage.setAvatar(avatar);
  const head = takeHead(stage, avatar, PICTURE);
  const address = head.develop();
  stage.setAvatar(null);
  avatar.dispose();
  stage.dispose();
  return address;
}

Object.assign(globalThis, { portrait });
