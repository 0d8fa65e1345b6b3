import { NeutralToneMapping, PerspectiveCamera, Scene, SRGBColorSpace, Vector2, WebGLRenderer } from 'three';
import { applyPose } from '../avatar/apply-pose.ts';
import type { Avatar } from '../avatar/avatar.ts';
import { MasqueError } from '../core/errors.ts';
import type { Backdrop, Quality } from '../core/settings.ts';
import type { AvatarPose } from '../core/signals/avatar-pose.ts';
import { createBackdropPass } from './backdrop.ts';
import { applyFraming, frameBust } from './camera.ts';
import { drawClockStrip } from './clock-strip.ts';
import { type Costume, dress } from './dress.ts';
import { type GpuInfo, readGpu } from './gpu.ts';
import { createPhysicalStudio } from './physical-studio.ts';
import { createPictureTarget } from './picture-target.ts';
import { QUALITY_TIERS } from './quality.ts';

export interface StageOptions {
  readonly canvas: HTMLCanvasElement | OffscreenCanvas;
  /** Pixels of the picture that goes out. */
  readonly width: number;
  readonly height: number;
  readonly quality: Quality;
  readonly backdrop: Backdrop;
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

/**
 * Draws an avatar in front of its backdrop: exactly the picture that others see. Draws only when told, so that it
 * keeps its pace in a hidden window. The caller owns the avatar and disposes it after taking it off the stage.
 */
export interface Stage {
  readonly info: StageInfo;
  setAvatar(avatar: Avatar | null): void;
  setBackdrop(backdrop: Backdrop): void;
  setQuality(quality: Quality): void;
  setSize(width: number, height: number): void;
  draw(pose: AvatarPose): void;
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
  /** PNG bytes of `pose`. */
  picture(pose: AvatarPose): Promise<Uint8Array<ArrayBuffer>>;
  dispose(): void;
}

const createRenderer = (canvas: HTMLCanvasElement | OffscreenCanvas): WebGLRenderer => {
  try {
    return new WebGLRenderer({
      canvas,
      alpha: false,
      antialias: false,
      stencil: false,
      powerPreference: 'high-performance',
    });
  } catch (cause) {
    throw new MasqueError(
      'unsupported',
      'This computer offers no WebGL 2, so the avatar cannot be drawn.',
      'Update the graphics driver, or start the app with --use-angle=swiftshader.',
      { cause },
    );
  }
};

const toPng = async (canvas: HTMLCanvasElement | OffscreenCanvas): Promise<Uint8Array<ArrayBuffer>> => {
  const blob =
    'convertToBlob' in canvas
      ? await canvas.convertToBlob({ type: 'image/png' })
      : await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob)
    throw new MasqueError('failed', 'The picture could not be written as PNG.', 'Try a smaller picture.');
  return new Uint8Array(await blob.arrayBuffer());
};

export const createStage = (options: StageOptions): Stage => {
  const { canvas } = options;
  const renderer = createRenderer(canvas);
  const gl = renderer.getContext() as WebGL2RenderingContext;
  renderer.outputColorSpace = SRGBColorSpace;
  renderer.toneMapping = NeutralToneMapping;
  renderer.setPixelRatio(1);
  // Every pixel is drawn by the figure or by its backdrop: only depth needs clearing.
  renderer.autoClear = false;
  const scene = new Scene();
  scene.matrixWorldAutoUpdate = false;
  const camera = new PerspectiveCamera();
  const backdropPass = createBackdropPass(renderer);
  scene.add(backdropPass.mesh);
  const studio = createPhysicalStudio(renderer);
  const gpu = readGpu(gl);
  const pixel = new Vector2();
  const onePixel = new Uint8Array(4);
  let { width, height, quality, backdrop } = options;
  let avatar: Avatar | null = null;
  let costume: Costume | null = null;
  let target = createPictureTarget(renderer, width, height, QUALITY_TIERS[quality].samples);
  let contextLost = false;
  let fence: WebGLSync | null = null;

  const frame = (): void => {
    if (avatar) applyFraming(camera, frameBust(avatar.figure, width / height), width / height);
  };
  const resize = (): void => {
    if (contextLost) return;
    renderer.setSize(width, height, false);
    pixel.set(2 / width, 2 / height);
    target.dispose();
    target = createPictureTarget(renderer, width, height, QUALITY_TIERS[quality].samples);
    backdropPass.paint(backdrop, width, height);
    frame();
  };
  const redress = (): void => {
    if (contextLost) return;
    costume?.dispose();
    costume = avatar ? dress(avatar, QUALITY_TIERS[quality], pixel) : null;
    studio.leave(scene);
    if (QUALITY_TIERS[quality].shading === 'physical') studio.enter(scene, avatar?.figure ?? null);
  };
  /** What the lost context held is given up at once: later it would be taken for the new context's. */
  const giveUp = (): void => {
    costume?.dispose();
    costume = null;
    target.dispose();
    backdropPass.forget();
    studio.forget();
    for (const { geometry, cpuMorph } of avatar?.parts ?? []) {
      geometry.dispose();
      cpuMorph?.geometry.dispose();
    }
  };
  const lost = (event: Event): void => {
    event.preventDefault();
    contextLost = true;
    giveUp();
    options.onContext?.(false);
  };
  const restored = (): void => {
    contextLost = false;
    resize();
    redress();
    options.onContext?.(true);
  };
  canvas.addEventListener('webglcontextlost', lost);
  canvas.addEventListener('webglcontextrestored', restored);
  resize();
  redress();

  const draw = (pose: AvatarPose): void => {
    if (contextLost) return;
    if (avatar) applyPose(avatar, pose);
    scene.updateMatrixWorld();
    costume?.follow(camera.position);
    const direct = target.target === null;
    backdropPass.mesh.visible = !direct;
    renderer.setRenderTarget(target.target);
    if (direct) backdropPass.copyToCanvas();
    else renderer.clearDepth();
    renderer.render(scene, camera);
    target.present();
    if (fence !== null) gl.deleteSync(fence);
    fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
  };
  return {
    get info() {
      return { gpu, quality, triangles: avatar?.triangles ?? 0, width, height, contextLost };
    },
    setAvatar(next) {
      if (avatar) scene.remove(avatar.root);
      avatar = next;
      if (avatar) scene.add(avatar.root);
      redress();
      frame();
    },
    setBackdrop(next) {
      if (next === backdrop) return;
      backdrop = next;
      if (!contextLost) backdropPass.paint(backdrop, width, height);
    },
    setQuality(next) {
      if (next === quality) return;
      quality = next;
      if (contextLost) return;
      target.dispose();
      target = createPictureTarget(renderer, width, height, QUALITY_TIERS[quality].samples);
      redress();
    },
    setSize(nextWidth, nextHeight) {
      if (nextWidth === width && nextHeight === height) return;
      width = nextWidth;
      height = nextHeight;
      resize();
    },
    draw,
    isDone: () => fence === null || contextLost || gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.SIGNALED,
    drawClock: (value) => drawClockStrip(gl, width, height, value),
    finish() {
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, onePixel);
    },
    readPixels(into) {
      gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, into);
    },
    async picture(pose) {
      draw(pose);
      return toPng(canvas);
    },
    dispose() {
      canvas.removeEventListener('webglcontextlost', lost);
      canvas.removeEventListener('webglcontextrestored', restored);
      if (avatar) scene.remove(avatar.root);
      costume?.dispose();
      backdropPass.dispose();
      studio.dispose();
      target.dispose();
      renderer.dispose();
      renderer.forceContextLoss();
    },
  };
};
