import type { Incoming } from '../incoming.ts';
import type { ShownProgramme } from '../programme.ts';

/** Of what comes in, the picture alone, as a programme to look at: a camera has no sound. */
export const picturesOf = (incoming: Incoming): ShownProgramme => {
  const streams = () => incoming.streams().filter(({ kind }) => kind === 'video');
  return {
    streams,
    poses: () => [],
    avatar: () => null,
    isDressed: () => false,
    subscribe(changed) {
      let [before] = streams();
      return incoming.subscribe(() => {
        const [now] = streams();
        if (now === before) return;
        before = now;
        changed('streams');
      });
    },
  };
};
