import type { Avatar } from '../avatar/avatar.ts';
import { loadGlb } from '../avatar/load-glb.ts';
import { epochNow } from '../capture/captured-picture.ts';
import { MasqueError } from '../core/errors.ts';
import type { Host, LaunchOptions } from '../core/host.ts';
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
import { createStage, type Stage } from '../render/stage.ts';
import { takeAvatarPictures } from './avatar-pictures.ts';
import { createDrawLoop, type DrawLoop, type DrawTarget, type PosedPicture } from './draw-loop.ts';
import type { LiveStatus } from './live-status.ts';
import type { StageOutput } from './stage-output.ts';
import type { DrawnPicture } from './statistics.ts';

export interface LiveStageOptions {
  readonly host: Host;
  readonly launch: LaunchOptions;
  /** Where the pictures go out. */
  readonly output: StageOutput;
  changed(change: Partial<Pick<LiveStatus, 'stage' | 'pictures' | 'quality' | 'gpu'>>): void;
  drawn(picture: DrawnPicture): void;
}

/** The stage of a live session: who stands on it, how well it is drawn, and one picture at a time. */
export interface LiveStage {
  attach(canvas: HTMLCanvasElement): void;
  /** Loads an avatar and puts it on when it is whole; until then, and when it fails, the one before stays. */
  wear(idOrPath: string): Promise<void>;
  show(picture: PosedPicture): void;
  setBackdrop(backdrop: Backdrop): void;
  setQuality(quality: Settings['quality']): void;
  /** Pixels of the picture that others get, both even. */
  setSize(size: { readonly width: number; readonly height: number }): void;
  /** PNG bytes; of the avatar at rest when there is no pose yet. */
  picture(pose: AvatarPose): Promise<Uint8Array<ArrayBuffer>>;
  readonly hasGpu: boolean;
  readonly facts: { readonly tier: Quality; readonly triangles: number; readonly size: string };
  dispose(): void;
}

const failed = (cause: unknown, idOrPath: string): LiveStatus['stage'] => {
  const known = cause instanceof MasqueError ? cause : null;
  return {
    kind: 'failed',
    message: known?.message ?? `“${idOrPath}” could not be put on: ${String(cause)}`,
    cure: known?.cure ?? 'Choose another avatar.',
  };
};

async function load(host: Host, idOrPath: string): Promise<{ avatar: Avatar; name: string }> {
  const { address, name } = await host.avatars.open({ idOrPath });
  const bytes = await (await fetch(address)).arrayBuffer();
  return { avatar: await loadGlb(bytes, name), name };
}

export function createLiveStage(options: LiveStageOptions): LiveStage {
  const { host, launch, output, changed, drawn } = options;
  let size = sizeInPixels(defaultSettings().outputSize);
  let backdrop: Backdrop = 'dusk';
  let quality: Settings['quality'] = 'light';
  let stage: Stage | null = null;
  let shown = restPose();
  let stopPictures = () => {};
  let loop: DrawLoop | null = null;
  let worn: Avatar | null = null;
  let attempt = 0;
  let drawings = 0;

  const choose = () => {
    // Measuring an empty stage would tell nothing.
    if (stage === null || worn === null) return;
    if (quality === 'auto') chooseQuality(stage, restPose(), epochNow);
    else stage.setQuality(quality);
    changed({ quality: stage.info.quality });
  };
  const putOn = () => {
    if (stage === null || worn === null) return;
    stage.setAvatar(worn);
    choose();
    stopPictures();
    // A hidden run has nobody to look at them.
    if (launch.headless) return;
    const taken = (pictures: LiveStatus['pictures']) => changed({ pictures });
    stopPictures = takeAvatarPictures({ stage, avatar: worn, shown: () => shown, taken });
  };

  return {
    attach(canvas) {
      stopPictures();
      loop?.dispose();
      stage?.setAvatar(null);
      stage?.dispose();
      output.forget();
      const next = createStage({ canvas, ...size, quality: 'light', backdrop, onContext: output.forget });
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
      changed({ gpu: next.info.gpu.name });
      putOn();
    },
    async wear(idOrPath) {
      attempt += 1;
      const mine = attempt;
      changed({ stage: { kind: 'loading', avatar: idOrPath } });
      try {
        const { avatar, name } = await load(host, idOrPath);
        if (mine !== attempt) return avatar.dispose();
        const before = worn;
        worn = avatar;
        putOn();
        before?.dispose();
        changed({ stage: { kind: 'ready', avatar: name } });
      } catch (cause) {
        if (mine === attempt) changed({ stage: failed(cause, idOrPath) });
      }
    },
    show: (picture) => loop?.offer(picture),
    setBackdrop(next) {
      backdrop = next;
      stage?.setBackdrop(next);
    },
    setQuality(next) {
      quality = next;
      choose();
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
      attempt += 1;
      stopPictures();
      loop?.dispose();
      output.forget();
      stage?.setAvatar(null);
      worn?.dispose();
      stage?.dispose();
    },
  };
}
