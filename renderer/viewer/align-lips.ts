/** Pictures, drawn or played, or sound: how old it is as it comes out here, and what it waits for that, milliseconds. */
export interface Flow {
  readonly age: number;
  /** In its buffer, as it was measured. */
  readonly waits: number;
  /** As long as it was told to wait at least; 0: no longer than it must. */
  readonly told: number;
}

/** How long each should wait at least, milliseconds. */
export interface Waits {
  readonly picture: number;
  readonly sound: number;
}

/** Nobody notices less, and a buffer that is told something else each second never comes to rest. */
const CLOSE_ENOUGH_MILLISECONDS = 8;
/** What is nearer than this is as much a measurement's trembling: half of it is mended each time. */
const NEAR_MILLISECONDS = 40;
/** A buffer waits about as long as it is told, unless it must wait longer, or is still on its way there. */
const OBEYED_MILLISECONDS = 40;
/** A picture that waits longer for a voice spoils a conversation more than lips that do not fit. */
const LONGEST_MILLISECONDS: Waits = { picture: 500, sound: 1000 };

/** From what it waits is more or less to be waited. */
const baseOf = ({ waits, told }: Flow): number =>
  told > 0 && Math.abs(waits - told) < OBEYED_MILLISECONDS ? told : waits;

/**
 * How long pictures and sound should wait so that those of one moment come at one moment. What is early waits; what need not
 * wait any longer is let go first.
 */
export const alignLips = (picture: Flow, sound: Flow): Waits => {
  const told: Waits = { picture: picture.told, sound: sound.told };
  const early = sound.age - picture.age;
  const apart = Math.abs(early);
  if (apart < CLOSE_ENOUGH_MILLISECONDS) return told;
  const step = apart < NEAR_MILLISECONDS ? apart / 2 : apart;
  const [first, last] = early > 0 ? (['picture', 'sound'] as const) : (['sound', 'picture'] as const);
  const flows = { picture, sound };
  const released = Math.max(0, baseOf(flows[last]) - step);
  if (told[last] > released) return { ...told, [last]: released };
  return { ...told, [first]: Math.min(LONGEST_MILLISECONDS[first], baseOf(flows[first]) + step) };
};
