export type Tone = 'quiet' | 'fine' | 'attention';

/** What the page shows: a welcome, or the person's own picture with what is to be said and pressed. */
export interface Panel {
  on(press: 'start' | 'stop' | 'mirror' | 'switch', act: () => void): void;
  /** Null goes back to the welcome. */
  show(track: MediaStreamTrack | null): void;
  mirror(yes: boolean): void;
  offerSwitch(yes: boolean): void;
  say(words: string, tone: Tone): void;
  /** In place of the welcome's own words. */
  explain(words: string, tone: Tone): void;
}

const found = <Kind extends Element>(page: Document, id: string, kind: new () => Kind): Kind => {
  const element = page.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`The page has no ${id}.`);
  return element;
};

export const createPanel = (page: Document): Panel => {
  const root = page.documentElement;
  const picture = found(page, 'picture', HTMLVideoElement);
  const state = found(page, 'state', HTMLElement);
  const welcome = found(page, 'welcome', HTMLElement);
  const words = found(page, 'words', HTMLElement);
  const bar = found(page, 'bar', HTMLElement);
  const button = (id: string) => found(page, id, HTMLButtonElement);

  return {
    on: (press, act) => button(press).addEventListener('click', act),
    show(track) {
      const isOn = track !== null;
      picture.srcObject = isOn ? new MediaStream([track]) : null;
      picture.hidden = !isOn;
      welcome.hidden = isOn;
      state.hidden = !isOn;
      bar.hidden = !isOn;
      if (isOn) picture.play().catch(() => undefined);
    },
    mirror(yes) {
      picture.classList.toggle('mirrored', yes);
      button('mirror').setAttribute('aria-pressed', String(yes));
    },
    offerSwitch(yes) {
      button('switch').hidden = !yes;
    },
    say(text, tone) {
      state.textContent = text;
      state.dataset.tone = tone;
      root.classList.toggle('idle', tone !== 'fine');
    },
    explain(text, tone) {
      words.textContent = text;
      words.className = tone;
    },
  };
};
