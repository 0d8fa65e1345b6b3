import { MasqueError } from '../../../renderer/core/errors.ts';
import type { Speech, SpeechRequest } from '../../../renderer/core/speech/speech.ts';
import type { FromSpeech } from './speech-messages.ts';

/** A process that speaks. */
export interface Speaker {
  say(request: SpeechRequest): void;
  end(): void;
}

export interface SpeakerEvents {
  heard(message: FromSpeech): void;
  /** It ended, by itself or not. */
  gone(): void;
}

interface Call {
  readonly request: SpeechRequest;
  readonly signal: AbortSignal | undefined;
  resolve(speech: Speech): void;
  reject(error: unknown): void;
}

/** Engines begin within seconds, and all are faster than what they say takes to be heard. */
const PATIENCE_SECONDS = 20;
const CHARACTERS_PER_SECOND = 40;

export const patienceSeconds = ({ parts }: SpeechRequest): number =>
  PATIENCE_SECONDS + parts.reduce((sum, { text }) => sum + text.length, 0) / CHARACTERS_PER_SECOND;

/**
 * Speaks one request after the other. An engine cannot be talked to while it works, so to stop one is to end its
 * process; the next request gets a new one.
 */
export const createSpeechLine = (
  start: (events: SpeakerEvents) => Speaker,
  patience: (request: SpeechRequest) => number = patienceSeconds,
) => {
  const waiting: Call[] = [];
  let current: Call | null = null;
  let speaker: Speaker | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const done = (): Call | null => {
    const call = current;
    current = null;
    clearTimeout(timer);
    return call;
  };
  const endSpeaker = (): void => {
    const ending = speaker;
    speaker = null;
    ending?.end();
  };
  /** Stops what is being said. */
  const breakOff = (error: unknown): void => {
    const call = done();
    endSpeaker();
    call?.reject(error);
    next();
  };
  const startSpeaker = (): Speaker => {
    const started = start({
      heard(message) {
        if (speaker !== started) return;
        const call = done();
        if (message.kind === 'spoken') call?.resolve(message.speech);
        else call?.reject(new MasqueError(message.reason, message.message, message.cure));
        next();
      },
      gone() {
        if (speaker !== started) return;
        speaker = null;
        done()?.reject(
          new MasqueError(
            'lost',
            'The speech engine ended by itself.',
            'Try again, or choose another voice.',
          ),
        );
        next();
      },
    });
    speaker = started;
    return started;
  };
  const next = (): void => {
    if (current !== null) return;
    const call = waiting.shift();
    if (call === undefined) return;
    current = call;
    const seconds = patience(call.request);
    timer = setTimeout(() => {
      breakOff(
        new MasqueError(
          'failed',
          `${call.request.voice} did not finish within ${Math.round(seconds)} s.`,
          'Shorten the line, or choose another voice.',
        ),
      );
    }, seconds * 1000);
    try {
      (speaker ?? startSpeaker()).say(call.request);
    } catch (error) {
      breakOff(error);
    }
  };

  return {
    speak(request: SpeechRequest, signal?: AbortSignal): Promise<Speech> {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const takeBack = (): void => {
          if (current === call) {
            breakOff(signal?.reason);
            return;
          }
          const place = waiting.indexOf(call);
          if (place >= 0) waiting.splice(place, 1);
          call.reject(signal?.reason);
        };
        const over = (): void => signal?.removeEventListener('abort', takeBack);
        const call: Call = {
          request,
          signal,
          resolve(speech) {
            over();
            resolve(speech);
          },
          reject(error) {
            over();
            reject(error);
          },
        };
        signal?.addEventListener('abort', takeBack, { once: true });
        waiting.push(call);
        next();
      });
    },
    quit(): void {
      const gone = new MasqueError('lost', 'The app is closing.', 'Open it again.');
      const left = [...waiting.splice(0), ...(current === null ? [] : [current])];
      done();
      endSpeaker();
      for (const call of left) call.reject(gone);
    },
  };
};
export type SpeechLine = ReturnType<typeof createSpeechLine>;
