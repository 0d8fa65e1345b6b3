/** A value that is pulled towards a target, with its speed (units a second). */
export interface SpringState {
  readonly position: number;
  readonly velocity: number;
}

export interface SpringOptions {
  /** How often it would swing undamped, hertz; higher follows sooner. */
  readonly frequency: number;
  /** 1 comes to rest without overshoot; below 1 overshoots. Values above 1 count as 1. */
  readonly damping: number;
}

export const restingAt = (position: number): SpringState => ({ position, velocity: 0 });

/**
 * One step of a damped spring towards a target that stands still meanwhile, solved exactly: no step is too long for
 * it, and two half steps equal one whole. Source: the harmonic oscillator's closed form; see Holden 2021,
 * "Spring-It-On: the game developer's spring-roll-call".
 */
export const stepSpring = (
  state: SpringState,
  target: number,
  { frequency, damping }: SpringOptions,
  stepSeconds: number,
): SpringState => {
  if (!(stepSeconds > 0)) return state;
  const omega = 2 * Math.PI * frequency;
  const ratio = Math.min(1, damping);
  const decay = Math.exp(-ratio * omega * stepSeconds);
  const away = state.position - target;
  const swing = omega * Math.sqrt(1 - ratio * ratio);
  const pull = state.velocity + ratio * omega * away;
  // Critically damped: the swing's sine over its frequency tends to the step itself.
  const sine = swing < 1e-6 ? stepSeconds : Math.sin(swing * stepSeconds) / swing;
  const cosine = Math.cos(swing * stepSeconds);
  return {
    position: target + decay * (away * cosine + pull * sine),
    velocity:
      decay * (state.velocity * cosine - (ratio * omega * state.velocity + omega * omega * away) * sine),
  };
};
