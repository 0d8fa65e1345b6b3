import { loadGlb } from '../avatar/load-glb.ts';
import { createPoseBuffer } from '../core/broadcast/pose-buffer.ts';
import { createPoseDecoder } from '../core/broadcast/pose-wire.ts';
import type { BroadcastLook } from '../core/broadcast/signalling.ts';
import { restPose } from '../core/signals/avatar-pose.ts';
import { CLOCK_BITS } from '../core/signals/picture-clock.ts';
import { chooseQuality } from '../render/choose-quality.ts';
import { KEY_GREEN, type StageBackground } from '../render/paint-background.ts';
import { createStage } from '../render/stage.ts';

/** Draws the avatar here, from poses: as sharp and as smooth as this screen is, for a fiftieth of a video's bits. */
export interface PoseView {
  pose(packet: Uint8Array): void;
  /** How long poses wait for their turn, milliseconds. */
  readonly delayMilliseconds: number;
  /** Of the poses alone, since the last time it was asked. */
  bitsPerSecond(): number;
  dispose(): void;
}

const seconds = () => performance.now() / 1000;

const backgroundOf = (
  { scene: { background }, backdrop }: BroadcastLook,
  isTransparent: boolean,
): StageBackground => {
  if (isTransparent) return { kind: 'transparent' };
  switch (background.kind) {
    case 'green':
      return { kind: 'colour', colour: KEY_GREEN };
    case 'picture':
    case 'backdrop':
      return { kind: 'backdrop', backdrop };
    default:
      return background;
  }
};

/** Pixels of the canvas; the stage wants even sides. */
const sizeOf = (canvas: HTMLCanvasElement) => {
  const even = (side: number) => Math.max(16, Math.round((side * Math.min(2, devicePixelRatio)) / 2) * 2);
  return { width: even(canvas.clientWidth), height: even(canvas.clientHeight) };
};

/** Throws where there is no WebGL 2, or the figure cannot be opened. */
export const openPoseView = async (
  canvas: HTMLCanvasElement,
  avatar: { readonly file: string; readonly look: BroadcastLook },
  isTransparent: boolean,
): Promise<PoseView> => {
  const response = await fetch(avatar.file);
  if (!response.ok) throw new Error(`The avatar did not come: ${response.status}.`);
  const figure = await loadGlb(await response.arrayBuffer(), 'avatar');
  const { background: _, ...look } = avatar.look.scene;
  const stage = createStage({ canvas, ...sizeOf(canvas), quality: 'light', backdrop: avatar.look.backdrop });
  stage.setBackground(backgroundOf(avatar.look, isTransparent));
  stage.setLook(look);
  stage.setAvatar(figure);
  chooseQuality(stage, restPose(), () => performance.now());

  // For measuring: the moment of each pose, on its sender's clock, is drawn along the top edge.
  const drawsClock = new URLSearchParams(location.search).has('clock');
  const decode = createPoseDecoder();
  const buffer = createPoseBuffer();
  let bytes = 0;
  let since = seconds();
  let next = 0;
  const draw = () => {
    next = requestAnimationFrame(draw);
    if (!stage.isDone()) return;
    const { width, height } = sizeOf(canvas);
    if (width !== stage.info.width || height !== stage.info.height) stage.setSize(width, height);
    const pose = buffer.at(seconds());
    if (pose === null) return;
    stage.draw(pose);
    if (drawsClock) stage.drawClock(Math.round(pose.timeSeconds * 1000) % 2 ** CLOCK_BITS);
  };
  draw();
  return {
    pose(packet) {
      bytes += packet.length;
      const pose = decode(packet);
      // One that is lost or spoiled is replaced by the next.
      if (typeof pose !== 'string') buffer.add(pose, seconds());
    },
    get delayMilliseconds() {
      return buffer.delaySeconds * 1000;
    },
    bitsPerSecond() {
      const now = seconds();
      const rate = (bytes * 8) / Math.max(1e-3, now - since);
      bytes = 0;
      since = now;
      return rate;
    },
    dispose() {
      cancelAnimationFrame(next);
      stage.setAvatar(null);
      figure.dispose();
      stage.dispose();
    },
  };
};
