/** Pictures, drawn or played, or sound: how old it is as it comes out here, and what it waits for that, milliseconds. */
export interface Flow {
  readonly age: number;
  /** In its buffer. */
  readonly waits: number;
  /** Of that, what is for being told to wait alone. */
  readonly spare: number;
}

/** How long each should wait in its buffer at least, milliseconds. */
export interface Waits {
  readonly picture: number;
  readonly sound: number;
}

export interface Meeting {
  /** How old pictures should be as they come out, milliseconds; null: as young as they can be. */
  readonly age: number | null;
  readonly waits: Waits;
}

/** Nobody notices less, and a buffer that is told something else each second never comes to rest. */
const CLOSE_ENOUGH_MILLISECONDS = 8;
/** What a buffer waits less than it was told, at most: Chromium leaves sound alone until it is this much short. */
const SHORT_MILLISECONDS = 85;
/** A picture that waits longer for a voice spoils a conversation more than lips that do not fit. */
const LONGEST_WAIT_MILLISECONDS = 500;
/** What was late once may be so again: at each look both come sooner by this share of what they might. */
const SOONER = 0.08;
/** Pictures follow sound from look to look, unless it is further than this from where it was in most of the last looks. */
const FOLLOWED_MILLISECONDS = 50;
const LOOKS = 3;

const NOT_HELD: Meeting = { age: null, waits: { picture: 0, sound: 0 } };

const soonest = ({ age, spare }: Flow): number => age - spare;
const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;

/** What a buffer is told next, for what comes out of it to be of this age. */
const tell = ({ age, waits }: Flow, told: number, wanted: number): number => {
  const due = waits + wanted - age;
  const missing = wanted - age;
  if (Math.abs(missing) < CLOSE_ENOUGH_MILLISECONDS && told >= due - CLOSE_ENOUGH_MILLISECONDS) return told;
  return Math.max(0, Math.min(due + SHORT_MILLISECONDS, Math.max(due, told + missing / 2)));
};

/**
 * Holds pictures and sound so that those of one moment come at one moment: both are told to be as old as the later of them
 * lately was, for a buffer that is told nothing swings, and the other cannot follow. Asked once a second.
 */
export interface LipAligner {
  meet(picture: Flow, sound: Flow): Meeting;
  /** There is one of them alone. */
  part(): Meeting;
}

export const createLipAligner = (): LipAligner => {
  let last = NOT_HELD;
  let together: number | null = null;
  let neededBefore: number | null = null;
  let heard: readonly number[] = [];
  return {
    meet(picture, sound) {
      const needed = Math.max(soonest(picture), soonest(sound));
      // What both of two looks have seen: a second that held something up is over soon.
      const lasting = Math.min(needed, neededBefore ?? needed);
      neededBefore = needed;
      const latest = soonest(picture) + LONGEST_WAIT_MILLISECONDS;
      const held = together ?? lasting;
      together = Math.min(latest, Math.max(lasting, held + (lasting - held) * SOONER));
      heard = [...heard, sound.age].slice(-LOOKS);
      // Sound goes where it is told in its own time, and not quite: pictures go where it is.
      const usual = middle(heard);
      const followed = Math.max(
        usual - FOLLOWED_MILLISECONDS,
        Math.min(usual + FOLLOWED_MILLISECONDS, sound.age),
      );
      const age = Math.min(latest, Math.max(soonest(picture), followed));
      const waits = {
        picture: tell(picture, last.waits.picture, age),
        sound: tell(sound, last.waits.sound, together),
      };
      last = { age, waits };
      return last;
    },
    part() {
      last = NOT_HELD;
      together = null;
      neededBefore = null;
      heard = [];
      return last;
    },
  };
};
