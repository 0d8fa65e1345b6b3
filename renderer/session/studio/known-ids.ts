import type { Host } from '../../core/host.ts';
import type { KnownIds } from '../../core/script/parse-script.ts';

/** Who and what a script may name on this machine. What cannot be listed is not checked. */
export const knownIds = async (host: Pick<Host, 'avatars' | 'speech'>): Promise<KnownIds> => {
  const [avatars, voices] = await Promise.all([
    host.avatars.list().catch(() => undefined),
    host.speech.voices().catch(() => undefined),
  ]);
  return {
    ...(avatars && { avatars: avatars.map(({ id }) => id) }),
    ...(voices && { voices: voices.map(({ id }) => id) }),
  };
};
