import type { Watched } from '../core/broadcast/person.ts';
import type { ShownAvatar } from '../core/broadcast/signalling.ts';
import type { Panel } from './panel.ts';
import type { PoseView } from './pose-view.ts';
import type { Seen } from './watching.ts';

/** What is on the screen: a video, or a figure that is drawn here. */
export interface Screen {
  want(): Watched;
  /** False when it should be watched the other way: as video where the figure cannot be drawn here. */
  show(seen: Seen): Promise<boolean>;
  /** Who is worn, or how it looks, is another; null: they cannot be had. False as above. */
  dress(avatar: ShownAvatar | null): Promise<boolean>;
  pose(packet: Uint8Array): void;
  /** False while nothing is drawn here. */
  showPoseDelay(): boolean;
  dispose(): void;
}

export const createScreen = (
  panel: Pick<Panel, 'show' | 'canvas' | 'isTransparent' | 'showDelay'>,
  wantsPose: boolean,
): Screen => {
  let drawsHere = wantsPose;
  let opening: Promise<PoseView> | null = null;
  let view: PoseView | null = null;
  /** The file that could not be drawn: another one is tried. */
  let refused: string | null = null;

  const drop = () => {
    opening?.then(
      (opened) => opened.dispose(),
      () => undefined,
    );
    opening = null;
    view = null;
  };
  const draw = async (avatar: ShownAvatar): Promise<void> => {
    // Only here: whoever plays the video does not load what draws.
    opening ??= import('./pose-view.ts').then(({ openPoseView }) =>
      openPoseView(panel.canvas(true), panel.isTransparent),
    );
    const mine = opening;
    const opened = await mine;
    if (mine !== opening) return;
    view = opened;
    await opened.dress(avatar);
  };
  /** Plays the video instead; true when it does so already. */
  const giveUp = (): boolean => {
    drop();
    panel.canvas(false);
    const isVideo = !drawsHere;
    drawsHere = false;
    return isVideo;
  };
  const dress = async (avatar: ShownAvatar | null): Promise<boolean> => {
    if (!wantsPose) return true;
    if (avatar === null) return giveUp();
    if (avatar.file === refused) return true;
    if (!drawsHere) {
      drawsHere = true;
      return false;
    }
    try {
      await draw(avatar);
      refused = null;
      return true;
    } catch (error) {
      console.warn(`The avatar cannot be drawn here, so its video is played: ${String(error)}`);
      refused = avatar.file;
      return giveUp();
    }
  };
  return {
    want: () => (drawsHere ? 'pose' : 'video'),
    async show({ tracks, avatar }) {
      panel.show(tracks);
      // It is still on its way; it will be told. Or the video is watched.
      return avatar === undefined || !drawsHere ? true : dress(avatar);
    },
    dress,
    pose: (packet) => view?.pose(packet),
    showPoseDelay() {
      if (view === null) return false;
      panel.showDelay(view.delayMilliseconds, view.bitsPerSecond());
      return true;
    },
    dispose: drop,
  };
};
