import { MasqueError } from '../renderer/core/errors.ts';
import type { FromModels, ToModels } from '../renderer/core/native-models.ts';
import type { OpenVoice } from './open-voice.ts';

export interface VoiceLine {
  handle(message: ToModels): void;
}

/**
 * What the process says to what the page says. Messages are answered one after the other: each `sound` and each `end`
 * by one `heard`, so that the page can count what is under way.
 * `broken` is called when a net fails at its work; nothing sensible can follow then.
 */
export const createVoiceLine = (
  open: () => Promise<OpenVoice>,
  say: (message: FromModels) => void,
  broken: (cause: unknown) => void,
): VoiceLine => {
  const opened = open().then(
    ({ stream, provider, attempts, runtime }) => {
      say({ kind: 'ready', provider, attempts: [...attempts], runtime });
      return stream;
    },
    (cause: unknown) => {
      const { message, cure } =
        cause instanceof MasqueError ? cause : new MasqueError('failed', String(cause), 'Run masque doctor.');
      say({ kind: 'failed', message, cure });
      return null;
    },
  );
  const answer = async (message: ToModels): Promise<void> => {
    const stream = await opened;
    if (stream === null) return;
    switch (message.kind) {
      case 'sound':
        return say({ kind: 'heard', hops: await stream.hear(message.samples, message.startSeconds) });
      case 'end':
        say({ kind: 'heard', hops: await stream.end() });
        return say({ kind: 'ended' });
    }
  };
  let last: Promise<void> = opened.then(() => undefined);
  return {
    handle(message) {
      last = last.then(() => answer(message)).catch(broken);
    },
  };
};
