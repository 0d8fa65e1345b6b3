import { between, type Random } from '../../math/seeded-random.ts';
import { both, type Face, type Movement, stroke, swell } from './movement.ts';
import type { Accent, SpokenPhrase } from './spoken-phrase.ts';

const DEGREE = Math.PI / 180;

/** A breath is drawn in the silence before a phrase, if there is time; at most so early. */
const LONGEST_BREATH = 0.6;
const SHORTEST_BREATH = 0.16;

const brows = (accent: Accent, random: Random): Movement => {
  const size = accent.isAsked ? between(random, 0.4, 0.6) : between(random, 0.14, 0.38) * accent.strength;
  const arch: Face = { browInnerUp: size, ...both('browOuterUp', size * between(random, 0.5, 1)) };
  return swell(
    // Brows are up with the vowel, a little before its middle. Source: Flecha-García 2010, "Eyebrow raises in dialogue".
    accent.timeSeconds - between(random, 0.18, 0.26),
    [0.18, between(random, 0.08, 0.3), between(random, 0.3, 0.5)],
    { face: arch },
  );
};

/** A head's stroke on an accent: mostly a nod, often with a turn; no two alike. */
const beat = (accent: Accent, random: Random): Movement | null => {
  const size = accent.strength * (accent.isAsked ? 1.45 : 1) * between(random, 0.6, 1.15);
  const kind = random();
  if (!accent.isAsked && random() > 0.35 + 0.75 * accent.strength) return null;
  const side = random() < 0.5 ? -1 : 1;
  const rise = between(random, 0.15, 0.22);
  const fall = between(random, 0.28, 0.5);
  const at = accent.timeSeconds + 0.02;
  if (accent.isAsked || kind < 0.5)
    return stroke(at, rise, fall, {
      pitch: 3.6 * DEGREE * size,
      yaw: side * 0.8 * DEGREE * size,
      chestPitch: 0.5 * DEGREE * size,
    });
  if (kind < 0.7)
    return stroke(at, rise, fall * 1.4, {
      yaw: side * 3.4 * DEGREE * size,
      pitch: 1.2 * DEGREE * size,
      roll: -side * 1.2 * DEGREE * size,
    });
  if (kind < 0.84)
    return stroke(at, rise, fall * 1.3, { roll: side * 2.6 * DEGREE * size, pitch: 0.8 * DEGREE });
  // Now and then the chin goes up instead.
  if (kind < 0.91) return stroke(at, rise, fall, { pitch: -2 * DEGREE * size });
  return null;
};

/** How a phrase is carried to its end: statements sink, questions rise. */
const cadence = ({ endSeconds, ending, accents }: SpokenPhrase, random: Random): Movement | null => {
  const from = (accents.at(-1)?.timeSeconds ?? endSeconds - 0.3) - 0.1;
  const rise = Math.max(0.3, endSeconds - from);
  const side = random() < 0.5 ? -1 : 1;
  switch (ending) {
    case 'question':
      return swell(from, [rise, between(random, 0.3, 0.6), 0.5], {
        face: { browInnerUp: 0.34, ...both('browOuterUp', 0.28) },
        pitch: -1.4 * DEGREE,
        roll: side * between(random, 1.5, 3.5) * DEGREE,
        forward: 0.004,
      });
    case 'exclamation':
      return swell(from, [Math.min(0.3, rise), rise, 0.5], {
        face: { browInnerUp: 0.2, ...both('browOuterUp', 0.25), ...both('eyeWide', 0.12) },
        pitch: 1 * DEGREE,
        forward: 0.004,
      });
    case 'final':
      return swell(from, [rise, between(random, 0.1, 0.3), 0.6], { pitch: between(random, 0.8, 2) * DEGREE });
    case 'open':
      return null;
  }
};

/** Drawn before, let go while the words last. */
const breath = (phrase: SpokenPhrase, silenceBefore: number, random: Random): Movement | null => {
  const drawn = Math.min(LONGEST_BREATH, silenceBefore * 0.8);
  if (drawn < SHORTEST_BREATH) return null;
  const seconds = phrase.endSeconds - phrase.startSeconds;
  // Longer phrases want more air. Source: Winkworth et al. 1995, "Breathing patterns during spontaneous speech".
  const size = Math.min(1, 0.35 + seconds / 5) * between(random, 0.8, 1.15);
  return swell(phrase.startSeconds - drawn, [drawn, 0.05, Math.max(0.5, seconds * 0.8)], {
    chestPitch: -2 * DEGREE * size,
    lift: 0.0055 * size,
    pitch: -0.7 * DEGREE * size,
  });
};

/** Lips part for it, and are together again before the first sound needs them. */
const partedLips = (phrase: SpokenPhrase, silenceBefore: number): Movement | null =>
  silenceBefore < 0.35
    ? null
    : swell(phrase.startSeconds - 0.34, [0.14, 0.06, 0.12], {
        face: { jawOpen: 0.06, ...both('mouthLowerDown', 0.06) },
      });

/** What head, brows and chest do with one phrase. `silenceBefore` is how long it was silent. */
export const accentPhrase = (
  phrase: SpokenPhrase,
  silenceBefore: number,
  random: Random,
): readonly Movement[] => {
  const movements: (Movement | null)[] = [
    breath(phrase, silenceBefore, random),
    partedLips(phrase, silenceBefore),
    cadence(phrase, random),
  ];
  for (const accent of phrase.accents) {
    movements.push(beat(accent, random));
    if (accent.isAsked || random() < 0.2 + 0.4 * accent.strength) movements.push(brows(accent, random));
  }
  return movements.filter((movement) => movement !== null);
};
