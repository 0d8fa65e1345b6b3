import { PerspectiveCamera, Scene, Vector2, type WebGLRenderer } from 'three';
import type { Avatar } from '../avatar/avatar.ts';
import type { Backdrop, Quality } from '../core/settings.ts';
import { createBackdropPass } from './backdrop.ts';
import { applyFraming, frameBust } from './camera.ts';
import { type Costume, dress } from './dress.ts';
import { createPhysicalStudio } from './physical-studio.ts';
import { createPictureTarget, type PictureTarget } from './picture-target.ts';
import { QUALITY_TIERS } from './quality.ts';

/** What a picture is made of. */
export interface Cast {
  readonly avatar: Avatar | null;
  readonly quality: Quality;
  readonly backdrop: Backdrop;
  readonly width: number;
  readonly height: number;
}

/** Everything the graphics card holds for the stage: built from a `Cast`, given up as a whole. */
export interface Scenery {
  /** Takes over whatever changed since the last time. */
  stage(cast: Cast): void;
  /** Draws the avatar as it is now. */
  render(): void;
  /** Lets go of everything on the card; the next `stage` builds all of it again. */
  giveUp(): void;
  dispose(): void;
}

const freeGeometries = (avatar: Avatar | null): void => {
  for (const { geometry, cpuMorph } of avatar?.parts ?? []) {
    geometry.dispose();
    cpuMorph?.geometry.dispose();
  }
};

export const createScenery = (renderer: WebGLRenderer): Scenery => {
  const scene = new Scene();
  scene.matrixWorldAutoUpdate = false;
  const camera = new PerspectiveCamera();
  const backdrop = createBackdropPass(renderer);
  scene.add(backdrop.mesh);
  const studio = createPhysicalStudio(renderer);
  /** Size of a pixel, the picture being 2 wide and 2 high. */
  const pixel = new Vector2();
  let now: Cast | null = null;
  let costume: Costume | null = null;
  let target: PictureTarget | null = null;

  const resize = ({ width, height }: Cast): void => {
    renderer.setSize(width, height, false);
    pixel.set(2 / width, 2 / height);
  };
  const redress = ({ avatar, quality }: Cast): void => {
    const tier = QUALITY_TIERS[quality];
    costume?.dispose();
    costume = avatar ? dress(avatar, tier, pixel) : null;
    studio.leave(scene);
    if (tier.shading === 'physical') studio.enter(scene, avatar);
  };
  const retarget = ({ width, height, quality }: Cast): void => {
    target?.dispose();
    target = createPictureTarget(renderer, width, height, QUALITY_TIERS[quality].samples);
  };
  const frame = ({ avatar, width, height }: Cast): void => {
    if (avatar) applyFraming(camera, frameBust(avatar.figure, width / height), width / height);
  };
  const giveUp = (): void => {
    costume?.dispose();
    costume = null;
    target?.dispose();
    target = null;
    backdrop.forget();
    studio.leave(scene);
    studio.forget();
    freeGeometries(now?.avatar ?? null);
    now?.avatar?.root.removeFromParent();
    now = null;
  };
  return {
    stage(cast) {
      const before = now;
      now = cast;
      const sized = before?.width !== cast.width || before.height !== cast.height;
      const graded = before?.quality !== cast.quality;
      const recast = before?.avatar !== cast.avatar;
      if (recast) {
        if (before?.avatar) scene.remove(before.avatar.root);
        if (cast.avatar) scene.add(cast.avatar.root);
      }
      if (sized) resize(cast);
      if (sized || graded) retarget(cast);
      if (sized || before?.backdrop !== cast.backdrop) backdrop.paint(cast.backdrop, cast.width, cast.height);
      if (recast || graded) redress(cast);
      if (recast || sized) frame(cast);
    },
    render() {
      if (!target) return;
      scene.updateMatrixWorld();
      costume?.follow(camera.position);
      const direct = target.target === null;
      backdrop.mesh.visible = !direct;
      renderer.setRenderTarget(target.target);
      if (direct) backdrop.copyToCanvas();
      else renderer.clearDepth();
      renderer.render(scene, camera);
      target.present();
    },
    giveUp,
    dispose() {
      giveUp();
      backdrop.dispose();
      studio.dispose();
    },
  };
};
