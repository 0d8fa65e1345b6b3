import type { Watched } from '../core/broadcast/person.ts';
import type { ShownAvatar } from '../core/broadcast/signalling.ts';
import type { Panel } from './panel.ts';
import type { PoseView } from './pose-view.ts';
import type { Seen } from './watching.ts';

/** What is on the screen: a video, or a figure that is drawn here. */
export interface Screen {
  /** Over a new line: what the one before broke off, or did not bring, is tried again. */
  begin(): void;
  want(): Watched;
  /** False when it should be watched the other way: as video where the figure cannot be drawn here. */
  show(seen: Seen): Promise<boolean>;
  /** Who is worn, or how it looks, is another; null: they cannot be had. False as above. */
  dress(avatar: ShownAvatar | null): Promise<boolean>;
  pose(packet: Uint8Array): void;
  /** What is drawn here; null while nothing is. */
  drawn(): PoseView | null;
  dispose(): void;
}

export const createScreen = (
  panel: Pick<Panel, 'show' | 'canvas' | 'isTransparent'>,
  wantsPose: boolean,
): Screen => {
  let drawsHere = wantsPose;
  let opening: Promise<PoseView> | null = null;
  let view: PoseView | null = null;
  /** Figures, or looks of one, that are on their way. */
  let coming = 0;
  /** The file that could not be drawn over this line: another one is tried. */
  let refused: string | null = null;

  const drop = () => {
    opening?.then(
      (opened) => opened.dispose(),
      () => undefined,
    );
    opening = null;
    view = null;
  };
  /** Plays the video instead; true when it does so already. */
  const giveUp = (): boolean => {
    drop();
    panel.canvas(false);
    const isVideo = !drawsHere;
    drawsHere = false;
    return isVideo;
  };
  const draw = async (avatar: ShownAvatar): Promise<boolean> => {
    // Only here: whoever plays the video does not load what draws.
    opening ??= import('./pose-view.ts').then(({ openPoseView }) =>
      openPoseView(panel.canvas(true), panel.isTransparent),
    );
    const mine = opening;
    coming += 1;
    try {
      const opened = await mine;
      if (mine !== opening) return true;
      view = opened;
      await opened.dress(avatar);
      if (mine === opening) refused = null;
      return true;
    } catch (error) {
      // Given up, or begun anew, meanwhile: this failure is nobody's any more.
      if (mine !== opening) return true;
      console.warn(`The avatar cannot be drawn here, so its video is played: ${String(error)}`);
      refused = avatar.file;
      return giveUp();
    } finally {
      coming -= 1;
    }
  };
  const dress = async (avatar: ShownAvatar | null): Promise<boolean> => {
    if (!wantsPose) return true;
    if (avatar === null) return giveUp();
    if (avatar.file === refused) return true;
    if (!drawsHere) {
      drawsHere = true;
      return false;
    }
    return draw(avatar);
  };
  return {
    begin() {
      if (coming > 0) drop();
      refused = null;
      drawsHere = wantsPose;
    },
    want: () => (drawsHere ? 'pose' : 'video'),
    async show({ tracks, avatar }) {
      panel.show(tracks);
      // It is still on its way; it will be told. Or the video is watched.
      return avatar === undefined || !drawsHere ? true : dress(avatar);
    },
    dress,
    pose: (packet) => view?.pose(packet),
    drawn: () => view,
    dispose: drop,
  };
};
