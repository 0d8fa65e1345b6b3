import { createActor } from '../../core/animate/actor/create-actor.ts';
import type { Host } from '../../core/host.ts';
import { resample } from '../../core/math/resample.ts';
import type { PerformControls } from '../../core/retarget/perform-controls.ts';
import { layTimeline } from '../../core/script/lay-timeline.ts';
import { mixSound } from '../../core/script/mix-sound.ts';
import type { Script } from '../../core/script/script.ts';
import { voiceOfTimeline } from '../../core/script/timeline-voice.ts';
import { planUtterances, type ScriptDefaults, type Utterance } from '../../core/script/utterances.ts';
import type { Speech, SpeechRequest } from '../../core/speech/speech.ts';
import { FILM_SAMPLES_PER_SECOND } from '../../output/film/encode-sound.ts';
import type { SpeechNotice } from '../studio-session.ts';
import { createMoments } from './moments.ts';
import type { Play } from './play.ts';

export interface SpokenScript {
  readonly play: Play;
  readonly notices: readonly SpeechNotice[];
}

/** Turns scripts into plays. What was spoken for the last one is not spoken again for the next. */
export interface ScriptReader {
  /** Null when nobody speaks in it. */
  read(
    script: Script,
    defaults: ScriptDefaults,
    how: { readonly signal?: AbortSignal; spoke?(lines: number, ofLines: number): void },
  ): Promise<SpokenScript | null>;
}

const noticesOf = (utterances: readonly Utterance[], spoken: readonly Speech[]): SpeechNotice[] =>
  spoken.flatMap(({ notices }, index) =>
    notices.map((message) => ({ line: utterances[index]?.place.line ?? 0, message })),
  );

/** Once for each sentence, not for all of them at every change of one: it is most of what mixing costs. */
const atFilmRate = (speech: Speech): Speech => ({
  ...speech,
  samplesPerSecond: FILM_SAMPLES_PER_SECOND,
  samples: new Float32Array(resample(speech.samples, speech.samplesPerSecond, FILM_SAMPLES_PER_SECOND)),
});

export const createScriptReader = (
  host: Pick<Host, 'speech'>,
  controls: () => PerformControls,
): ScriptReader => {
  let known = new Map<string, Speech>();

  const speak = async (request: SpeechRequest, signal: AbortSignal | undefined): Promise<Speech> =>
    known.get(JSON.stringify(request)) ??
    atFilmRate(await host.speech.speak(request, signal === undefined ? {} : { signal }));
  return {
    async read(script, defaults, { signal, spoke }) {
      const utterances = planUtterances(script, defaults);
      if (utterances.length === 0) return null;
      const spoken: Speech[] = [];
      const now = new Map<string, Speech>();
      for (const { request } of utterances) {
        signal?.throwIfAborted();
        spoke?.(spoken.length, utterances.length);
        const speech = await speak(request, signal);
        // Kept at once: whoever is interrupted does not begin anew.
        known.set(JSON.stringify(request), speech);
        now.set(JSON.stringify(request), speech);
        spoken.push(speech);
      }
      signal?.throwIfAborted();
      known = now;
      const timeline = layTimeline(utterances, spoken, defaults);
      const samples = mixSound(timeline, spoken, FILM_SAMPLES_PER_SECOND);
      const sound = { samplesPerSecond: FILM_SAMPLES_PER_SECOND, samples };
      const voice = voiceOfTimeline(timeline, sound);
      const notices = noticesOf(utterances, spoken);
      return {
        notices,
        play: {
          durationSeconds: timeline.durationSeconds,
          sound,
          scenes: timeline.scenes,
          timeline,
          notices: notices.map(({ line, message }) => `Line ${line}: ${message}`),
          begin: (seed) =>
            createMoments({ voice, controls: controls(), actor: createActor({ timeline, seed }) }),
        },
      };
    },
  };
};
