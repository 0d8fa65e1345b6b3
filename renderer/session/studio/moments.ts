import type { Actor } from '../../core/animate/acting.ts';
import type { Moment } from '../../core/perform.ts';
import { MOUTH_LEAD_SECONDS } from '../../core/retarget/coarticulation.ts';
import type { PerformControls } from '../../core/retarget/perform-controls.ts';
import type { VisemeFrame } from '../../core/signals/viseme-frame.ts';

export interface ActedVoice {
  /** In order of time. */
  readonly voice: readonly VisemeFrame[];
  readonly actor: Actor;
  readonly controls: PerformControls;
}

/** A voice and an actor as the moments that `perform` is given, in order of time. Each hop is given once, as live. */
export const createMoments = ({
  voice,
  actor,
  controls,
}: ActedVoice): { at(timeSeconds: number): Moment } => {
  let next = 0;
  return {
    at(timeSeconds) {
      const from = next;
      const until = timeSeconds + MOUTH_LEAD_SECONDS;
      while ((voice[next]?.timeSeconds ?? Number.POSITIVE_INFINITY) <= until) next += 1;
      const acting = actor.at(Math.max(0, timeSeconds));
      return { timeSeconds, face: null, voice: voice.slice(from, next), controls, acting };
    },
  };
};
