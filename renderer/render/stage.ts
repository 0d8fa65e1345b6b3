import { applyPose } from '../avatar/apply-pose.ts';
import type { Avatar } from '../avatar/avatar.ts';
import { defaultScene } from '../core/scene.ts';
import type { Backdrop, Quality } from '../core/settings.ts';
import type { AvatarPose } from '../core/signals/avatar-pose.ts';
import { canvasToPng, createCanvasRenderer, type StageCanvas, watchContext } from './canvas-renderer.ts';
import { drawClockStrip } from './clock-strip.ts';
import { type GpuInfo, readGpu } from './gpu.ts';
import type { PictureSquare } from './head-square.ts';
import type { StageBackground } from './paint-background.ts';
import type { PictureArea } from './picture-area.ts';
import type { AreaReading } from './picture-target.ts';
import { copyPixels, type PixelCopy } from './pixel-copy.ts';
import { type Cast, createScenery, type StageLook, type Turn } from './scenery.ts';

export interface StageOptions {
  readonly canvas: StageCanvas;
  /** Pixels of the picture that goes out. */
  readonly width: number;
  readonly height: number;
  readonly quality: Quality;
  readonly backdrop: Backdrop;
  /** Draws into targets of its own, so that pictures can be read (`read`) while others are drawn; the canvas stays empty. */
  readonly offscreen?: boolean;
  /** Soft outlines where the quality has them; a draft does without. */
  readonly softRims?: boolean;
  /** Called when the graphics context goes away (false) and when it is back (true). Draws in between do nothing. */
  readonly onContext?: (present: boolean) => void;
}

export interface StageInfo {
  readonly gpu: GpuInfo;
  readonly quality: Quality;
  /** Of the avatar; 0 without one. */
  readonly triangles: number;
  readonly width: number;
  readonly height: number;
  readonly contextLost: boolean;
}

export interface DrawOptions {
  /** Head and shoulders, whatever the scene's framing: for small pictures of the avatar. */
  readonly isPortrait?: boolean;
}

/**
 * Draws an avatar in front of its backdrop: exactly the picture that others see. Draws only when told, so that it
 * keeps its pace in a hidden window. The caller owns the avatar and disposes it after taking it off the stage.
 */
export interface Stage {
  readonly info: StageInfo;
  setAvatar(avatar: Avatar | null): void;
  setBackground(background: StageBackground): void;
  /** Light and framing. */
  setLook(look: StageLook): void;
  setQuality(quality: Quality): void;
  setSize(width: number, height: number): void;
  /** Turns the avatar about its head, for the draws that follow. */
  turn(turn: Turn): void;
  draw(pose: AvatarPose, options?: DrawOptions): void;
  /** Lets everything that swings or follows live through a pose that nobody sees: as `draw`, without a picture. */
  advance(pose: AvatarPose): void;
  /** Whether the graphics card has finished the last draw. Never waits; becomes true between two tasks of the page. */
  isDone(): boolean;
  /** Draws the bench's clock (`core/signals/picture-clock.ts`) over the top edge of the last draw. */
  drawClock(value: number): void;
  /** Waits until the graphics card has finished what was drawn. For measuring: it costs a round trip. */
  finish(): void;
  /**
   * Copies the picture just drawn, RGBA, bottom row first, into `width × height × 4` bytes.
   * Call it in the same task as `draw`: the canvas is not kept after that.
   */
  readPixels(into: Uint8Array): void;
  /** Begins to copy a part of the picture just drawn, without waiting for it. Call it in the same task as `draw`. */
  copyPixels(square: PictureSquare): PixelCopy;
  /**
   * Lends the graphics context, with the picture just drawn in the canvas; the state is put right afterwards. Call it in
   * the same task as `draw`. Null, and `work` not called, while the context is lost.
   */
  lend<Result>(work: (gl: WebGL2RenderingContext) => Result): Result | null;
  /**
   * Begins to read what differs from the backdrop, and `besides`, of the picture that was drawn `age` pictures before the
   * last; from an age of `READ_BEHIND` on nothing waits for it. Null while the context is lost, for a picture from before
   * that, and on a stage that is not `offscreen`.
   */
  read(age: number, besides: PictureArea): AreaReading | null;
  /** PNG bytes of `pose`. */
  picture(pose: AvatarPose): Promise<Uint8Array<ArrayBuffer>>;
  dispose(): void;
}

/** As an avatar stands by itself. */
export const FRONT: Turn = { yaw: 0, pitch: 0 };

/** Throws a MasqueError where there is no WebGL 2. */
export const createStage = ({
  canvas,
  onContext,
  offscreen = false,
  softRims = true,
  ...first
}: StageOptions): Stage => {
  const renderer = createCanvasRenderer(canvas);
  const gl = renderer.getContext() as WebGL2RenderingContext;
  const gpu = readGpu(gl);
  const scenery = createScenery(renderer, { software: gpu.software, offscreen, softRims });
  const onePixel = new Uint8Array(4);
  let contextLost = false;
  let fence: WebGLSync | null = null;
  const { backdrop, ...size } = first;
  let cast: Cast = {
    ...size,
    avatar: null,
    turn: FRONT,
    look: defaultScene(),
    background: { kind: 'backdrop', backdrop },
  };
  scenery.stage(cast);

  const change = (changes: Partial<Cast>): void => {
    cast = { ...cast, ...changes };
    if (!contextLost) scenery.stage(cast);
  };
  const unwatch = watchContext(
    canvas,
    () => {
      contextLost = true;
      fence = null;
      scenery.giveUp();
      onContext?.(false);
    },
    () => {
      contextLost = false;
      scenery.stage(cast);
      onContext?.(true);
    },
  );
  const draw = (pose: AvatarPose, { isPortrait = false }: DrawOptions = {}): void => {
    if (contextLost) return;
    if (cast.avatar) applyPose(cast.avatar, pose);
    scenery.render(pose, isPortrait);
    if (fence !== null) gl.deleteSync(fence);
    fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
  };
  return {
    get info() {
      const { quality, width, height, avatar } = cast;
      return { gpu, quality, triangles: avatar?.triangles ?? 0, width, height, contextLost };
    },
    setAvatar: (avatar) => change({ avatar }),
    setBackground: (background) => change({ background }),
    setLook: (look) => change({ look }),
    setQuality: (quality) => change({ quality }),
    setSize: (width, height) => change({ width, height }),
    turn: (turn) => change({ turn }),
    draw,
    advance(pose) {
      if (contextLost) return;
      if (cast.avatar) applyPose(cast.avatar, pose);
      scenery.advance(pose);
    },
    isDone: () => fence === null || contextLost || gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.SIGNALED,
    drawClock: (value) => drawClockStrip(gl, cast.width, cast.height, value),
    finish() {
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, onePixel);
    },
    readPixels(into) {
      gl.readPixels(0, 0, cast.width, cast.height, gl.RGBA, gl.UNSIGNED_BYTE, into);
    },
    copyPixels: ({ x, y, side }) => copyPixels(gl, x, cast.height - y - side, side, side),
    read: (age, besides) => (contextLost ? null : scenery.read(age, besides)),
    lend(work) {
      if (contextLost) return null;
      const result = work(gl);
      renderer.resetState();
      return result;
    },
    picture(pose) {
      draw(pose);
      return canvasToPng(canvas);
    },
    dispose() {
      unwatch();
      scenery.dispose();
      renderer.dispose();
      renderer.forceContextLoss();
    },
  };
};
