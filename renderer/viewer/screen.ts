import type { Watched } from '../core/broadcast/person.ts';
import type { Panel } from './panel.ts';
import type { PoseView } from './pose-view.ts';
import type { Seen } from './watching.ts';

/** What is on the screen: a video, or a figure that is drawn here. */
export interface Screen {
  want(): Watched;
  /** False when the figure cannot be drawn here: then video is wanted. */
  show(seen: Seen): Promise<boolean>;
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
  let view: PoseView | null = null;
  let shown: string | null = null;

  const drop = () => {
    view?.dispose();
    view = null;
    shown = null;
  };
  const draw = async (avatar: NonNullable<Seen['avatar']>): Promise<void> => {
    const wanted = JSON.stringify(avatar);
    if (wanted === shown) return;
    drop();
    // Only here: whoever plays the video does not load what draws.
    const { openPoseView } = await import('./pose-view.ts');
    view = await openPoseView(panel.canvas(true), avatar, panel.isTransparent);
    shown = wanted;
  };
  return {
    want: () => (drawsHere ? 'pose' : 'video'),
    async show({ tracks, avatar }) {
      panel.show(tracks);
      if (!drawsHere) return true;
      // It is still on its way; another `changed` comes with it.
      if (avatar === undefined) return true;
      try {
        await draw(avatar);
        return true;
      } catch (error) {
        console.warn(`The avatar cannot be drawn here, so its video is played: ${String(error)}`);
        drop();
        panel.canvas(false);
        drawsHere = false;
        return false;
      }
    },
    pose: (packet) => view?.pose(packet),
    showPoseDelay() {
      if (view === null) return false;
      panel.showDelay(view.delayMilliseconds, view.bitsPerSecond());
      return true;
    },
    dispose: drop,
  };
};
