import type { Avatar } from '../avatar/avatar.ts';
import { FACE_KEYS, type FaceKey } from '../core/animate/held-face.ts';
import { heldPose } from '../core/animate/held-pose.ts';
import type { AvatarPose } from '../core/signals/avatar-pose.ts';
import { type HeadPicture, takeHead } from '../render/head-picture.ts';
import type { Stage } from '../render/stage.ts';
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
  /** Null when the graphics context went away meanwhile. */
  taken(pictures: AvatarPictures | null): void;
}

const sleep = (milliseconds: number) => new Promise<void>((wake) => setTimeout(wake, milliseconds));

/**
 * Takes the worn avatar's portrait and its six held faces, once, on the very stage that shows it. A picture is two
 * short tasks, drawing and developing; nothing waits for the graphics card. Returns the way to stop.
 */
export function takeAvatarPictures({ stage, avatar, shown, taken }: PictureStage): () => void {
  let stopped = false;

  /** Null when stopped or without graphics. */
  const take = async (picture: HeadPicture): Promise<string | null> => {
    await sleep(PAUSE_MILLISECONDS);
    if (stopped || stage.info.contextLost) return null;
    const head = takeHead(stage, avatar, picture);
    stage.draw(shown());
    for (const end = performance.now() + GIVE_UP_MILLISECONDS; !head.isReady(); ) {
      await sleep(POLL_MILLISECONDS);
      if (stopped || stage.info.contextLost || performance.now() > end) return null;
    }
    return head.develop();
  };
  const takeAll = async (): Promise<AvatarPictures | null> => {
    const faces: Partial<Record<FaceKey, string>> = {};
    for (const face of FACE_KEYS) {
      const address = await take({ ...FACE, pose: heldPose(face) });
      if (address === null) return null;
      faces[face] = address;
    }
    const portrait = await take(PORTRAIT);
    return portrait === null ? null : { portrait, faces };
  };

  void takeAll().then((pictures) => {
    if (!stopped) taken(pictures);
  });
  return () => {
    stopped = true;
  };
}
