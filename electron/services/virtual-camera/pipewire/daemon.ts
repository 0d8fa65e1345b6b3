import { connect } from 'node:net';
import { join } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

const ANSWER_MILLISECONDS = 1000;

/** Where PipeWire's clients look for it: `man pipewire`, its environment variables. Null when there is no such place. */
export const daemonSocket = (env: Environment): string | null => {
  const name = env.PIPEWIRE_REMOTE || 'pipewire-0';
  if (name.startsWith('/')) return name;
  const folder = env.PIPEWIRE_RUNTIME_DIR || env.XDG_RUNTIME_DIR;
  return folder ? join(folder, name) : null;
};

/** Whether somebody answers there: a daemon that died leaves its socket behind. */
export const isDaemonThere = (env: Environment): Promise<boolean> => {
  const path = daemonSocket(env);
  if (path === null) return Promise.resolve(false);
  return new Promise((done) => {
    const socket = connect({ path });
    const answer = (isThere: boolean): void => {
      socket.destroy();
      done(isThere);
    };
    socket.setTimeout(ANSWER_MILLISECONDS, () => answer(false));
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
};
