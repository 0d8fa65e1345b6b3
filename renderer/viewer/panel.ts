import type { PictureSize } from '../core/broadcast/signalling.ts';
import { watchPictures } from './watch-pictures.ts';

/** How long the bar stays after a movement. */
const AWAKE_MILLISECONDS = 2500;
/** And how long while it asks for something. */
const ASKING_MILLISECONDS = 15_000;

/** A window that is not resized for so long has its size. */
const RESTS_MILLISECONDS = 300;

/** What there is to say: what is the matter, and what comes of it. */
export interface PanelWords {
  readonly title: string;
  readonly text: string;
}

/** What a delay is made of, for who points at it, and how many bits come meanwhile. */
export interface ShownDelay {
  readonly parts: Readonly<Record<string, number>>;
  readonly bitsPerSecond?: number;
}

/** What the page shows: the picture, and a bar that comes when somebody moves or something is to be said. */
export interface Panel {
  /** The pictures' place; hidden while the figure is drawn. */
  show(tracks: readonly MediaStreamTrack[]): void;
  /** How long the pictures took from the line to the screen since it was asked last, milliseconds; null where none tells. */
  shownAfter(): number | null;
  /** Calls back with the picture's size in the screen's own pixels, now and whenever that changes. */
  sized(changed: (shown: PictureSize) => void): void;
  /** Where the figure is drawn, and whether it is. A canvas of its own for each: a drawing leaves its context behind. */
  canvas(isDrawn: boolean): HTMLCanvasElement;
  readonly isTransparent: boolean;
  /** Null when all is well. */
  say(words: PanelWords | null): void;
  showDelay(milliseconds: number | null, more?: ShownDelay): void;
}

const found = <Kind extends Element>(page: Document, id: string, kind: new () => Kind): Kind => {
  const element = page.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`The page has no ${id}.`);
  return element;
};

export const createPanel = (page: Document): Panel => {
  const root = page.documentElement;
  const picture = found(page, 'picture', HTMLVideoElement);
  const shownAfter = watchPictures(picture);
  let figure = found(page, 'figure', HTMLCanvasElement);
  const state = found(page, 'state', HTMLElement);
  const note = found(page, 'note', HTMLElement);
  const delay = found(page, 'delay', HTMLElement);
  const sound = found(page, 'sound', HTMLButtonElement);
  const wholeScreen = found(page, 'whole-screen', HTMLButtonElement);
  let sleeping: ReturnType<typeof setTimeout> | undefined;

  const wake = (milliseconds: number) => {
    root.classList.add('awake');
    clearTimeout(sleeping);
    sleeping = setTimeout(() => root.classList.remove('awake'), milliseconds);
  };
  /** Browsers let a page make no sound before somebody has touched it; mixers such as OBS do. */
  const play = async () => {
    try {
      picture.muted = false;
      await picture.play();
    } catch {
      picture.muted = true;
      await picture.play().catch(() => undefined);
    }
    const { srcObject } = picture;
    const hasVoice = srcObject instanceof MediaStream && srcObject.getAudioTracks().length > 0;
    sound.hidden = !(picture.muted && hasVoice);
    if (!sound.hidden) wake(ASKING_MILLISECONDS);
  };
  const isTransparent = new URLSearchParams(page.location.search).has('transparent');
  if (isTransparent) root.classList.add('transparent');
  wholeScreen.hidden = !page.fullscreenEnabled;
  wholeScreen.addEventListener('click', () => {
    const change = page.fullscreenElement === null ? root.requestFullscreen() : page.exitFullscreen();
    change.catch(() => undefined);
  });
  sound.addEventListener('click', () => void play());
  for (const event of ['pointermove', 'pointerdown', 'keydown'])
    page.addEventListener(event, () => wake(AWAKE_MILLISECONDS));

  return {
    isTransparent,
    shownAfter,
    sized(changed) {
      let waiting: ReturnType<typeof setTimeout> | undefined;
      const look = () => {
        const { clientWidth: width, clientHeight: height } = root;
        if (width > 0 && height > 0)
          changed({ width: width * devicePixelRatio, height: height * devicePixelRatio });
      };
      look();
      // A window that is drawn larger is measured once it rests.
      window.addEventListener('resize', () => {
        clearTimeout(waiting);
        waiting = setTimeout(look, RESTS_MILLISECONDS);
      });
    },
    canvas(isDrawn) {
      const next = page.createElement('canvas');
      next.id = 'figure';
      next.hidden = !isDrawn;
      // Its voice goes on.
      picture.style.visibility = isDrawn ? 'hidden' : '';
      picture.style.position = isDrawn ? 'fixed' : '';
      figure.replaceWith(next);
      figure = next;
      return next;
    },
    show(tracks) {
      picture.srcObject = tracks.length > 0 ? new MediaStream([...tracks]) : null;
      if (tracks.length > 0) void play();
    },
    say(words) {
      state.textContent = words?.title ?? '';
      note.textContent = words?.text ?? '';
      root.classList.toggle('waiting', words !== null);
    },
    showDelay(milliseconds, { parts, bitsPerSecond } = { parts: {} }) {
      const named = Object.entries(parts).map(([name, time]) => `${name} ${Math.round(time)} ms`);
      delay.title = ['From the sender’s camera to this screen', ...named].join('\n');
      const rate = bitsPerSecond === undefined ? '' : ` · ${Math.round(bitsPerSecond / 1000)} kbit/s`;
      delay.textContent = milliseconds === null ? '' : `${Math.round(milliseconds)} ms${rate}`;
    },
  };
};
