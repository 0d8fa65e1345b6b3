import './phone.css';
import { cameraTrouble, hasOtherSide, isAllowedAlready, openOwnCamera, type Side } from './own-camera.ts';
import { createPanel, type Tone } from './panel.ts';
import { createSending, type SendingState } from './sending.ts';
import { createStayAwake } from './stay-awake.ts';

/*
 * The page on which a phone becomes the app's camera: its picture goes to the computer by WHIP, and comes back by itself
 * when the line is lost.
 */
const STATE_WORDS: Readonly<Record<SendingState, readonly [words: string, tone: Tone]>> = {
  connecting: ['Connecting…', 'quiet'],
  sending: ['Connected. Your avatar follows you.', 'fine'],
  lost: ['Connection lost. Trying again…', 'attention'],
  taken: ['Another camera took over.', 'attention'],
  refused: ['This address is no longer valid.', 'attention'],
};
/** Of those that end it: the welcome says why, and offers the start again. */
const ENDED: Partial<Readonly<Record<SendingState, string>>> = {
  taken: 'Another camera has taken over. Start this one again to take its place.',
  refused: 'This address is no longer valid. Scan the code in Masque again.',
};

const panel = createPanel(document);
let side: Side = 'user';
let isMirrored = true;
let camera: MediaStreamTrack | null = null;
const awake = createStayAwake(() => camera !== null);

const sending = createSending({
  endpoint: new URL('../whip', location.href).href.split('?')[0] ?? '',
  changed(state) {
    const ended = ENDED[state];
    if (ended !== undefined) return end(ended);
    panel.say(...STATE_WORDS[state]);
  },
});

const letGo = () => {
  camera?.stop();
  camera = null;
};
const end = (words: string, tone: Tone = 'attention') => {
  letGo();
  panel.explain(words, tone);
  panel.show(null);
  awake.look();
};
/** Phones have one camera for all: the one in use is let go before another is asked for. */
const open = async (): Promise<MediaStreamTrack> => {
  letGo();
  const track = await openOwnCamera(side);
  camera = track;
  // Taken by the system or by another app: nothing comes any more, so it is asked for again.
  track.addEventListener('ended', () => void begin());
  panel.show(track);
  isMirrored = side === 'user';
  panel.mirror(isMirrored);
  awake.look();
  return track;
};
const begin = async () => {
  try {
    const track = await open();
    sending.start(track);
    panel.offerSwitch(await hasOtherSide());
  } catch (error) {
    sending.stop();
    end(cameraTrouble(error));
  }
};
panel.on('start', () => void begin());
panel.on('stop', () => {
  sending.stop();
  end('Stopped. Nothing is sent.', 'quiet');
});
panel.on('mirror', () => {
  // For the person alone: what is sent never is a mirror image.
  isMirrored = !isMirrored;
  panel.mirror(isMirrored);
});
panel.on('switch', () => {
  side = side === 'user' ? 'environment' : 'user';
  open().then(sending.replace, (error) => {
    sending.stop();
    end(cameraTrouble(error));
  });
});
void isAllowedAlready().then((yes) => (yes ? begin() : undefined));
