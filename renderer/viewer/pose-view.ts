import type { Avatar } from '../avatar/avatar.ts';
import { loadGlb } from '../avatar/load-glb.ts';
import { createPoseBuffer } from '../core/broadcast/pose-buffer.ts';
import { createPoseDecoder } from '../core/broadcast/pose-wire.ts';
import type { BroadcastLook, ShownAvatar } from '../core/broadcast/signalling.ts';
import { restPose } from '../core/signals/avatar-pose.ts';
import { CLOCK_BITS } from '../core/signals/picture-clock.ts';
import { chooseQuality } from '../render/choose-quality.ts';
import { KEY_GREEN, type StageBackground } from '../render/paint-background.ts';
import { createStage } from '../render/stage.ts';
import { createDrawPace } from './draw-pace.ts';

/** Draws the avatar here, from poses: as sharp and as smooth as this screen is, for a fiftieth of a video's bits. */
export interface PoseView {
  /** Who is drawn, and how: what is new of it is fetched, and until it is there what was there stays. */
  dress(avatar: ShownAvatar): Promise<void>;
  pose(packet: Uint8Array): void;
  /**
   * By how much the poses that were drawn since it was asked last lay behind this computer's clock, milliseconds since 1970
   * less their own time on average; null where none was.
   */
  behind(): number | null;
  /** Poses are to lie so far behind at least, as `behind` counts; null: as little as the line allows. */
  hold(behind: number | null): void;
  /** How long poses wait here to be shown evenly, milliseconds, and how much of that is for being held alone. */
  waits(): { readonly waits: number; readonly spare: number };
  /** Of the poses alone, since the last time it was asked. */
  bitsPerSecond(): number;
  dispose(): void;
}

const NOTHING_DRAWN = { behind: 0, drawing: 0, count: 0 };

const seconds = () => performance.now() / 1000;

const backgroundOf = (
  { scene: { background }, backdrop }: BroadcastLook,
  picture: ImageBitmap | null,
): StageBackground => {
  switch (background.kind) {
    case 'green':
      return { kind: 'colour', colour: KEY_GREEN };
    case 'picture':
      // Until it has come, or where it cannot.
      return picture === null
        ? { kind: 'backdrop', backdrop }
        : { kind: 'picture', picture, blur: background.blur };
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

const fetched = async (file: string): Promise<Response> => {
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file} did not come: ${response.status}.`);
  return response;
};

/** Fetches a file once, however often it is named, unless it did not come: it is there, or under way. */
const newFile = (fetchIt: (file: string) => Promise<void>) => {
  let last = '';
  let coming: Promise<void> = Promise.resolve();
  return (file: string): Promise<void> => {
    if (file === last) return coming;
    last = file;
    coming = fetchIt(file).catch((error: unknown) => {
      if (last === file) last = '';
      throw error;
    });
    return coming;
  };
};

/** Throws where there is no WebGL 2. */
export const openPoseView = (canvas: HTMLCanvasElement, isTransparent: boolean): PoseView => {
  const stage = createStage({ canvas, ...sizeOf(canvas), quality: 'light', backdrop: 'dusk' });
  /** What is wanted, and what of it is there. */
  let wanted: ShownAvatar | null = null;
  let figure: Avatar | null = null;
  let picture: ImageBitmap | null = null;

  const paint = ({ look }: ShownAvatar) => {
    const { background: _, ...rest } = look.scene;
    stage.setLook(rest);
    stage.turn(look.turn ?? { yaw: 0, pitch: 0 });
    stage.setBackground(isTransparent ? { kind: 'transparent' } : backgroundOf(look, picture));
  };
  const fetchFigure = newFile(async (file) => {
    const avatar = await loadGlb(await (await fetched(file)).arrayBuffer(), 'avatar');
    if (wanted?.file !== file) return avatar.dispose();
    const before = figure;
    figure = avatar;
    stage.setAvatar(avatar);
    if (before === null) chooseQuality(stage, restPose(), () => performance.now());
    before?.dispose();
  });
  const fetchPicture = newFile(async (file) => {
    const bitmap = await createImageBitmap(await (await fetched(file)).blob());
    if (wanted?.picture !== file) return bitmap.close();
    const before = picture;
    picture = bitmap;
    paint(wanted);
    before?.close();
  });

  // For measuring: the moment of each pose, on its sender's clock, is drawn along the top edge.
  const drawsClock = new URLSearchParams(location.search).has('clock');
  const decode = createPoseDecoder();
  const buffer = createPoseBuffer();
  let bytes = 0;
  let since = seconds();
  const pace = createDrawPace();
  let drawn = NOTHING_DRAWN;
  /** How long a picture takes to be drawn, seconds. */
  let drawing = 0;
  let next = 0;
  const draw = () => {
    next = requestAnimationFrame(draw);
    if (figure === null || !pace.isDue(seconds(), stage.isDone())) return;
    const { width, height } = sizeOf(canvas);
    if (width !== stage.info.width || height !== stage.info.height) stage.setSize(width, height);
    const at = seconds();
    const pose = buffer.at(at);
    pace.draws(at);
    stage.draw(pose ?? restPose());
    if (pose !== null) {
      drawn = {
        behind: drawn.behind + Date.now() - pose.timeSeconds * 1000,
        drawing: drawn.drawing + seconds() - at,
        count: drawn.count + 1,
      };
    }
    if (drawsClock && pose !== null) stage.drawClock(Math.round(pose.timeSeconds * 1000) % 2 ** CLOCK_BITS);
  };
  draw();
  return {
    async dress(avatar) {
      wanted = avatar;
      paint(avatar);
      // A background that cannot be had keeps nobody from the avatar.
      if (avatar.picture !== undefined) {
        fetchPicture(avatar.picture).catch((error: unknown) => console.warn(String(error)));
      }
      await fetchFigure(avatar.file);
    },
    pose(packet) {
      bytes += packet.length;
      const pose = decode(packet);
      // One that is lost or spoiled is replaced by the next.
      // Nothing is shown before the figure is there, and a page that still loads hears everything late.
      if (typeof pose !== 'string' && figure !== null) buffer.add(pose, seconds());
    },
    behind() {
      const { behind, count } = drawn;
      if (count > 0) drawing = drawn.drawing / count;
      drawn = NOTHING_DRAWN;
      return count > 0 ? behind / count : null;
    },
    hold(behind) {
      // This page's two clocks.
      const apart = Date.now() / 1000 - seconds();
      buffer.hold(behind === null ? null : behind / 1000 - apart - drawing);
    },
    waits: () => ({ waits: buffer.delaySeconds * 1000, spare: buffer.spareSeconds * 1000 }),
    bitsPerSecond() {
      const now = seconds();
      const rate = (bytes * 8) / Math.max(1e-3, now - since);
      bytes = 0;
      since = now;
      return rate;
    },
    dispose() {
      wanted = null;
      cancelAnimationFrame(next);
      stage.setAvatar(null);
      figure?.dispose();
      stage.dispose();
      picture?.close();
    },
  };
};
