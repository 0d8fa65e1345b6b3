import { epochNow } from '../capture/captured-picture.ts';
import { decodeBase64 } from '../core/avatar-file/base64.ts';
import type { Host, LaunchOptions } from '../core/host.ts';
import type { AvatarRecipe } from '../core/recipe/avatar-recipe.ts';
import type { Level } from '../core/recipe/levels.ts';
import { defaultScene, type Scene } from '../core/scene.ts';
import {
  type Backdrop,
  defaultSettings,
  type Quality,
  type Settings,
  sizeInPixels,
} from '../core/settings.ts';
import { type AvatarPose, restPose } from '../core/signals/avatar-pose.ts';
import { CLOCK_BITS } from '../core/signals/picture-clock.ts';
import { chooseQuality } from '../render/choose-quality.ts';
import type { StageBackground } from '../render/paint-background.ts';
import type { StageLook } from '../render/scenery.ts';
import { createStage, FRONT, type Stage } from '../render/stage.ts';
import { takeAvatarPictures, takePortrait } from './avatar-pictures.ts';
import { createBackgrounds } from './background.ts';
import { createDrawLoop, type DrawLoop, type DrawTarget, type PosedPicture } from './draw-loop.ts';
import type { Figures } from './figures.ts';
import type { LiveStatus } from './live-status.ts';
import type { StageListener } from './stage-output.ts';
import type { DrawnPicture } from './statistics.ts';
import { createWearing } from './wearing.ts';

export interface LiveStageOptions {
  readonly host: Host;
  readonly figures: Figures;
  readonly launch: LaunchOptions;
  /** Where the pictures go out. */
  readonly output: StageListener;
  changed(
    change: Partial<
      Pick<
        LiveStatus,
        'stage' | 'pictures' | 'quality' | 'gpu' | 'triangles' | 'sculpting' | 'backgroundProblem'
      >
    >,
  ): void;
  drawn(picture: DrawnPicture): void;
}

/** The stage of a live session: who stands on it, how well it is drawn, and one picture at a time. */
export interface LiveStage {
  attach(canvas: HTMLCanvasElement): void;
  /** Loads an avatar and puts it on when it is whole; until then, and when it fails, the one before stays. */
  wear(idOrPath: string): Promise<void>;
  /** Wears somebody who is not kept anywhere yet; null goes back to who was worn last by `wear`. */
  tryOn(recipe: AvatarRecipe | null): Promise<void>;
  turn(yaw: number, pitch: number): void;
  /** WebP bytes of who is worn; null when nobody is, or without graphics. */
  portrait(): Promise<Uint8Array<ArrayBuffer> | null>;
  show(picture: PosedPicture): void;
  setScene(scene: Scene, backdrop: Backdrop): void;
  setQuality(quality: Settings['quality']): void;
  /** Pixels of the picture that others get, both even. */
  setSize(size: { readonly width: number; readonly height: number }): void;
  /** PNG bytes; of the avatar at rest when there is no pose yet. */
  picture(pose: AvatarPose): Promise<Uint8Array<ArrayBuffer>>;
  readonly hasGpu: boolean;
  readonly facts: { readonly tier: Quality; readonly triangles: number; readonly size: string };
  dispose(): void;
}

/** What a machine without a graphics card could not draw is not sculpted for it either. */
const LEVEL_OF: Readonly<Record<Quality, Level>> = { light: 'low', balanced: 'middle', full: 'high' };

/** Of a picture whose address holds it whole. */
const bytesOf = (address: string): Uint8Array<ArrayBuffer> | null => {
  const bytes = decodeBase64(address, address.indexOf(',') + 1);
  return bytes && new Uint8Array(bytes);
};

export function createLiveStage(options: LiveStageOptions): LiveStage {
  const { host, figures, launch, output, changed, drawn } = options;
  let size = sizeInPixels(defaultSettings().outputSize);
  let look: StageLook = defaultScene();
  let background: StageBackground = { kind: 'backdrop', backdrop: 'dusk' };
  let quality: Settings['quality'] = 'light';
  let stage: Stage | null = null;
  let shown = restPose();
  let turn = FRONT;
  let stopPictures = () => {};
  let loop: DrawLoop | null = null;
  let drawings = 0;

  const choose = () => {
    // Measuring an empty stage would tell nothing.
    if (stage === null || wearing.avatar === null) return;
    if (quality === 'auto') chooseQuality(stage, restPose(), epochNow);
    else stage.setQuality(quality);
    changed({ quality: stage.info.quality });
  };
  /** Where pictures are taken now; null where there is nobody, or nothing to draw with. */
  const pictureStage = () => {
    const { avatar } = wearing;
    return stage && avatar && { stage, avatar, shown: () => shown, turn: () => turn };
  };
  const takePictures = async () => {
    const on = pictureStage();
    stopPictures();
    // A hidden run has nobody to look at them.
    if (on === null || launch.headless) return;
    const { taken, stop } = takeAvatarPictures(on);
    stopPictures = stop;
    const pictures = await taken;
    if (pictures) changed({ pictures });
  };
  const backgrounds = createBackgrounds({
    host,
    show(next) {
      background = next;
      stage?.setBackground(next);
    },
    failed: (backgroundProblem) => changed({ backgroundProblem }),
  });
  const wearing = createWearing({
    figures,
    putOn(avatar, isKnown) {
      stage?.setAvatar(avatar);
      if (!isKnown) choose();
    },
    level: () => (stage === null || stage.info.gpu.software ? 'low' : LEVEL_OF[stage.info.quality]),
    takePictures,
    stopPictures: () => stopPictures(),
    changed,
  });

  return {
    attach(canvas) {
      stopPictures();
      loop?.dispose();
      stage?.setAvatar(null);
      stage?.dispose();
      output.forget();
      const next = createStage({
        canvas,
        ...size,
        quality: 'light',
        backdrop: 'dusk',
        onContext: output.forget,
      });
      next.setBackground(background);
      next.setLook(look);
      stage = next;
      const draw: DrawTarget['draw'] = ({ pose, clock, capturedAt }) => {
        shown = pose;
        next.draw(pose);
        drawings += 1;
        const value = launch.pictureClock === 'count' ? drawings % 2 ** CLOCK_BITS : clock;
        if (value !== null) next.drawClock(value);
        output.drew(next, capturedAt);
      };
      loop = createDrawLoop({ draw, isDone: () => next.isDone() && output.isDone() }, (picture) => {
        output.finished(picture);
        drawn(picture);
      });
      next.turn(turn);
      changed({ gpu: next.info.gpu.name });
      if (wearing.avatar === null) return;
      next.setAvatar(wearing.avatar);
      choose();
      void takePictures().then(wearing.refine);
    },
    wear: wearing.wear,
    tryOn: wearing.tryOn,
    turn(yaw, pitch) {
      turn = { yaw, pitch };
      stage?.turn(turn);
    },
    async portrait() {
      const on = pictureStage();
      const address = on === null ? null : await takePortrait(on).taken;
      return address === null ? null : bytesOf(address);
    },
    show: (picture) => loop?.offer(picture),
    setScene({ background: wanted, ...next }, backdrop) {
      look = next;
      stage?.setLook(next);
      backgrounds.use(wanted, backdrop);
    },
    setQuality(next) {
      quality = next;
      choose();
      void wearing.refine();
    },
    setSize(next) {
      size = next;
      stage?.setSize(next.width, next.height);
    },
    picture(pose) {
      if (stage === null) throw new Error('There is no stage to take a picture of.');
      return stage.picture(pose);
    },
    get hasGpu() {
      return stage !== null && !stage.info.gpu.software;
    },
    get facts() {
      return {
        tier: stage?.info.quality ?? 'light',
        triangles: stage?.info.triangles ?? 0,
        size: `${size.width}x${size.height}`,
      };
    },
    dispose() {
      stopPictures();
      loop?.dispose();
      output.forget();
      stage?.setAvatar(null);
      wearing.dispose();
      stage?.dispose();
      backgrounds.dispose();
    },
  };
}
