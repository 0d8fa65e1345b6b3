import type { Avatar } from '../avatar/avatar.ts';
import { FACE_KEYS, type FaceKey } from '../core/animate/held-face.ts';
import { heldPose } from '../core/animate/held-pose.ts';
import type { AvatarPose } from '../core/signals/avatar-pose.ts';
import { type HeadPicture, takeHead } from '../render/head-picture.ts';
import type { Turn } from '../render/scenery.ts';
import { FRONT, type Stage } from '../render/stage.ts';
import type { AvatarPictures } from './live-status.ts';

/** Between two pictures, so that tracked ones pass in between. */
const PAUSE_MILLISECONDS = 80;
const POLL_MILLISECONDS = 8;
/** A graphics card that has not drawn by then has gone away. */
const GIVE_UP_MILLISECONDS = 5000;

/** Three times a face key's size on the screen; without most of the hair, because there the expression counts. */
const FACE = { side: 132, crop: { head: 1.12, belowChin: 0.09 } };
/** As the portraits that come with the app: a small smile, and the shoulders. */
const PORTRAIT: HeadPicture = {
  pose: heldPose('smile', 0.55),
  side: 264,
  crop: { head: 0.68, belowChin: 0.19 },
};

export interface PictureStage {
  readonly stage: Stage;
  readonly avatar: Avatar;
  /** What people see on the stage now; drawn again after each picture, so that they never see one. */
  shown(): AvatarPose;
  /** How people have turned the avatar; pictures are of its front. */
  turn(): Turn;
}

/** A way to stop it, after which it comes to null, as it does when the graphics context goes away. */
export interface Taking<Result> {
  readonly taken: Promise<Result | null>;
  stop(): void;
}

const sleep = (milliseconds: number) => new Promise<void>((wake) => setTimeout(wake, milliseconds));

/** Takes pictures on the very stage that shows the avatar: two short tasks each; nothing waits for the graphics card. */
const taking = <Result>(
  { stage, avatar, shown, turn }: PictureStage,
  all: (take: (picture: HeadPicture) => Promise<string | null>) => Promise<Result | null>,
): Taking<Result> => {
  let stopped = false;
  const take = async (picture: HeadPicture): Promise<string | null> => {
    await sleep(PAUSE_MILLISECONDS);
    if (stopped || stage.info.contextLost) return null;
    stage.turn(FRONT);
    const head = takeHead(stage, avatar, picture);
    stage.turn(turn());
    stage.draw(shown());
    for (const end = performance.now() + GIVE_UP_MILLISECONDS; !head.isReady(); ) {
      await sleep(POLL_MILLISECONDS);
      if (stopped || stage.info.contextLost || performance.now() > end) return null;
    }
    return head.develop();
  };
  return {
    taken: all(take),
    stop() {
      stopped = true;
    },
  };
};

/** The portrait alone, as the address of an image. */
export const takePortrait = (on: PictureStage): Taking<string> => taking(on, (take) => take(PORTRAIT));

/** The worn avatar's portrait and its six held faces. */
export const takeAvatarPictures = (on: PictureStage): Taking<AvatarPictures> =>
  taking(on, async (take) => {
    const faces: Partial<Record<FaceKey, string>> = {};
    for (const face of FACE_KEYS) {
      const address = await take({ ...FACE, pose: heldPose(face) });
      if (address === null) return null;
      faces[face] = address;
    }
    const portrait = await take(PORTRAIT);
    return portrait === null ? null : { portrait, faces };
  });
