import { Group, Matrix4, PerspectiveCamera, Scene, Vector2, type WebGLRenderer } from 'three';
import type { Avatar } from '../avatar/avatar.ts';
import { ZERO } from '../core/math/vector3.ts';
import type { Scene as SceneSettings } from '../core/scene.ts';
import type { Quality } from '../core/settings.ts';
import type { AvatarPose } from '../core/signals/avatar-pose.ts';
import { createBackdropPass } from './backdrop.ts';
import { applyFraming, BUST, frameFigure } from './camera.ts';
import { type Costume, dress } from './dress.ts';
import { type FigureArea, measureFigureArea } from './figure-area.ts';
import { createFilmTarget } from './film-target.ts';
import { createHeadFollower } from './follow-head.ts';
import { createLamps } from './lamps.ts';
import { exposureOf, lightingFor } from './lighting.ts';
import type { StageBackground } from './paint-background.ts';
import { createPhysicalStudio } from './physical-studio.ts';
import type { PictureArea } from './picture-area.ts';
import { type AreaReading, createPictureTarget, type PictureTarget } from './picture-target.ts';
import { tierOf } from './quality.ts';
import { createSoftShadow } from './soft-shadow.ts';

/** How the figure is lit and framed. */
export type StageLook = Omit<SceneSettings, 'background'>;

/** What a picture is made of. */
export interface Cast {
  readonly avatar: Avatar | null;
  readonly quality: Quality;
  readonly background: StageBackground;
  readonly look: StageLook;
  readonly width: number;
  readonly height: number;
  /** How far the avatar is turned about its head: radians, to its left and upwards. */
  readonly turn: Turn;
}

export interface Turn {
  readonly yaw: number;
  readonly pitch: number;
}

/** Everything the graphics card holds for the stage: built from a `Cast`, given up as a whole. */
export interface Scenery {
  /** Takes over whatever changed since the last time. */
  stage(cast: Cast): void;
  /** Draws the avatar as it is now, which is in this pose; a portrait shows the bust whatever the scene's framing. */
  render(pose: AvatarPose, isPortrait: boolean): void;
  /** The camera's own movement alone. */
  advance(pose: AvatarPose): void;
  /** As `PictureTarget.read`. */
  read(age: number, besides: PictureArea): AreaReading | null;
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

interface SceneryOptions {
  /** The processor imitates a graphics card. */
  readonly software: boolean;
  /** Pictures can be read later, and the canvas stays empty. */
  readonly offscreen: boolean;
  readonly softRims: boolean;
}

export const createScenery = (
  renderer: WebGLRenderer,
  { software, offscreen, softRims }: SceneryOptions,
): Scenery => {
  const scene = new Scene();
  scene.matrixWorldAutoUpdate = false;
  const camera = new PerspectiveCamera();
  const backdrop = createBackdropPass(renderer);
  scene.add(backdrop.mesh);
  /** Turns about the middle of the head, so that the face stays where it is in the picture. */
  const turntable = new Group();
  turntable.matrixAutoUpdate = false;
  scene.add(turntable);
  const studio = createPhysicalStudio(renderer);
  const lamps = createLamps();
  const shadow = createSoftShadow(renderer);
  const follower = createHeadFollower();
  /** Size of a pixel, the picture being 2 wide and 2 high. */
  const pixel = new Vector2();
  let now: Cast | null = null;
  let costume: Costume | null = null;
  let target: PictureTarget | null = null;
  let figureArea: FigureArea | null = null;

  const resize = ({ width, height }: Cast): void => {
    renderer.setSize(width, height, false);
    pixel.set(2 / width, 2 / height);
  };
  const redress = ({ avatar, quality }: Cast): void => {
    const { feathered, ...rest } = tierOf(quality, software);
    const tier = { ...rest, feathered: feathered && softRims };
    costume?.dispose();
    costume = avatar ? dress(avatar, tier, pixel, { ...lamps.uniforms, ...shadow.uniforms }) : null;
    figureArea = avatar && offscreen ? measureFigureArea(avatar) : null;
    studio.leave(scene);
    if (tier.shading === 'physical') studio.enter(scene, avatar);
  };
  const retarget = ({ width, height, quality }: Cast): void => {
    target?.dispose();
    const { samples } = tierOf(quality, software);
    target = (offscreen ? createFilmTarget : createPictureTarget)(renderer, width, height, samples);
  };
  const frame = ({ avatar, look, width, height }: Cast, pose: AvatarPose, isPortrait: boolean): void => {
    if (!avatar) return;
    const aspect = width / height;
    // Pictures of the head on the side do not stop the follower's clock.
    const shift = isPortrait || !look.follow ? ZERO : follower.follow(pose);
    applyFraming(camera, frameFigure(avatar.figure, aspect, isPortrait ? BUST : look), aspect, shift);
  };
  const light = ({ look }: Cast): void => {
    const lighting = lightingFor(look.light, look.brightness);
    lamps.light(lighting);
    studio.light(lighting, exposureOf(look.brightness));
  };
  const turn = ({ avatar, turn: { yaw, pitch } }: Cast): void => {
    const [x, , z] = avatar?.figure.eyes ?? [0, 0, 0];
    const y = avatar ? (avatar.figure.crownY + avatar.figure.chinY) / 2 : 0;
    // The eyes lie about half a head's depth before its middle.
    const depth = avatar ? (avatar.figure.crownY - avatar.figure.chinY) / 3 : 0;
    turntable.matrix
      .makeTranslation(x, y, z - depth)
      .multiply(new Matrix4().makeRotationX(-pitch))
      .multiply(new Matrix4().makeRotationY(yaw))
      .multiply(new Matrix4().makeTranslation(-x, -y, depth - z));
    turntable.matrixWorldNeedsUpdate = true;
  };
  const giveUp = (): void => {
    costume?.dispose();
    costume = null;
    target?.dispose();
    target = null;
    backdrop.forget();
    studio.leave(scene);
    studio.forget();
    shadow.forget();
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
        if (before?.avatar) turntable.remove(before.avatar.root);
        if (cast.avatar) turntable.add(cast.avatar.root);
      }
      if (sized) resize(cast);
      if (sized || graded) retarget(cast);
      if (sized || before?.background !== cast.background) {
        backdrop.paint(cast.background, cast.width, cast.height);
        target?.forgetBackdrop();
      }
      if (before?.look !== cast.look) light(cast);
      if (recast || graded) redress(cast);
      if (recast) follower.reset();
      if (recast || before?.turn !== cast.turn) turn(cast);
    },
    render(pose, isPortrait) {
      if (!target || !now) return;
      frame(now, pose, isPortrait);
      scene.updateMatrixWorld();
      costume?.follow(camera.position);
      if (now.avatar && tierOf(now.quality, software).shadows === 'soft')
        shadow.draw(scene, now.avatar.figure, lamps.towardsKey);
      backdrop.mesh.visible = !target.takesCopies;
      renderer.setRenderTarget(target.target);
      if (target.takesCopies) backdrop.copyTo(target.target, target.stale);
      else renderer.clearDepth();
      renderer.render(scene, camera);
      const { width, height } = now;
      target.present(figureArea?.in(camera, width, height) ?? { left: 0, bottom: 0, width, height });
    },
    advance(pose) {
      if (now) frame(now, pose, false);
    },
    read: (age, besides) => target?.read(age, besides) ?? null,
    giveUp,
    dispose() {
      giveUp();
      backdrop.dispose();
      studio.dispose();
      shadow.dispose();
    },
  };
};
