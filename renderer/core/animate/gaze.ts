import { between, type Random } from '../math/seeded-random.ts';
import { mix, smoothstep } from '../math/smoothstep.ts';
import type { EyeDirection } from '../signals/face-frame.ts';

const DEGREE = Math.PI / 180;

/** How long a person looks at somebody before glancing away, and how long a glance lasts, seconds. */
const FACING = [1.6, 4.5] as const;
const GLANCE = [0.5, 1.3] as const;
const GLANCE_SHARE = 0.55;
const FACING_REACH = { yaw: 2.5 * DEGREE, pitch: 1.5 * DEGREE };
const GLANCE_REACH = { yaw: [7 * DEGREE, 19 * DEGREE], pitch: 8 * DEGREE } as const;

/** Micro-saccades: one or two a second, up to half a degree. Martinez-Conde et al. 2004. */
const MICRO_PAUSE = [0.45, 1.1] as const;
const MICRO_REACH = 0.45 * DEGREE;
const MICRO_SECONDS = 0.025;
const DRIFT_REACH = 0.12 * DEGREE;

/** Duration of a saccade by its size: 21 ms and 2.2 ms a degree. Carpenter 1988, "Movements of the eyes". */
const saccadeSeconds = (radians: number): number => 0.021 + (0.0022 * radians) / DEGREE;

interface Saccade {
  readonly from: EyeDirection;
  readonly to: EyeDirection;
  readonly seconds: number;
}

const resting: Saccade = { from: { yaw: 0, pitch: 0 }, to: { yaw: 0, pitch: 0 }, seconds: MICRO_SECONDS };

const along = ({ from, to, seconds }: Saccade, since: number): EyeDirection => {
  const t = smoothstep(0, seconds, since);
  return { yaw: mix(from.yaw, to.yaw, t), pitch: mix(from.pitch, to.pitch, t) };
};

/** Where the eyes of nobody in particular wander. */
export interface GazeLife {
  readonly wandering: EyeDirection;
  /** Micro-saccades and drift, to be added to any gaze. */
  readonly tremor: EyeDirection;
}

/** Moves from target to target by saccades, holding each for a while. */
const createSaccades = (random: Random, choose: () => { to: EyeDirection; hold: number }) => {
  let saccade = resting;
  let since = 0;
  let hold = between(random, 0.3, 1);
  return (stepSeconds: number): EyeDirection => {
    if (stepSeconds > 0) since += stepSeconds;
    if (since >= hold) {
      const from = along(saccade, since);
      const chosen = choose();
      const size = Math.hypot(chosen.to.yaw - from.yaw, chosen.to.pitch - from.pitch);
      saccade = { from, to: chosen.to, seconds: saccadeSeconds(size) };
      hold = chosen.hold;
      since = 0;
    }
    return along(saccade, since);
  };
};

export const createGaze = (random: Random): { next(stepSeconds: number): GazeLife } => {
  let glancing = false;
  let time = 0;
  const wander = createSaccades(random, () => {
    glancing = !glancing && random() < GLANCE_SHARE;
    if (!glancing) {
      const yaw = between(random, -FACING_REACH.yaw, FACING_REACH.yaw);
      return {
        to: { yaw, pitch: between(random, -FACING_REACH.pitch, FACING_REACH.pitch) },
        hold: between(random, ...FACING),
      };
    }
    const side = random() < 0.5 ? -1 : 1;
    const yaw = side * between(random, ...GLANCE_REACH.yaw);
    return {
      to: { yaw, pitch: between(random, -GLANCE_REACH.pitch, GLANCE_REACH.pitch) },
      hold: between(random, ...GLANCE),
    };
  });
  const flick = createSaccades(random, () => ({
    to: {
      yaw: between(random, -MICRO_REACH, MICRO_REACH),
      pitch: between(random, -MICRO_REACH, MICRO_REACH) / 2,
    },
    hold: between(random, ...MICRO_PAUSE),
  }));
  return {
    next(stepSeconds) {
      if (stepSeconds > 0) time += stepSeconds;
      const micro = flick(stepSeconds);
      return {
        wandering: wander(stepSeconds),
        tremor: {
          yaw: micro.yaw + DRIFT_REACH * Math.sin(time * 1.9),
          pitch: micro.pitch + DRIFT_REACH * Math.sin(time * 1.3 + 1),
        },
      };
    },
  };
};
