import { spawn } from 'node:child_process';
import { tail } from '../setup/run-command.mjs';
import { isOnPath } from '../setup/system-libraries.mjs';
import { findProgram } from './session-packages.mjs';

const END_SECONDS = 5;

/** Programs that belong together, and end together. @param {NodeJS.ProcessEnv} env */
export const createTroupe = (env) => {
  /** @type {{ name: string, child: import('node:child_process').ChildProcess, ended: Promise<void>, said: () => string }[]} */
  const members = [];
  const signal = (/** @type {NodeJS.Signals} */ name) => {
    for (const { child } of [...members].reverse()) if (child.exitCode === null) child.kill(name);
  };
  return {
    /** @param {string} name @param {readonly string[]} [args] */
    start(name, args = []) {
      const program = findProgram(name) ?? name;
      // It ends with us even if we are killed; a session of its own keeps Ctrl-C for the app, which must close first.
      const words = isOnPath('setpriv')
        ? ['setpriv', '--pdeathsig', 'TERM', program, ...args]
        : [program, ...args];
      const child = spawn(words[0] ?? '', words.slice(1), {
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
      });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text) => {
          said = (said + text).slice(-4000);
        });
      }
      /** @type {Promise<void>} */
      const ended = new Promise((done) => {
        child.once('exit', () => done()).once('error', () => done());
      });
      members.push({ name, child, ended, said: () => said });
    },
    /** The first that is no more, and its last words. */
    fallen() {
      const member = members.find(({ child }) => child.exitCode !== null || child.signalCode !== null);
      return member ? `${member.name} ended with ${member.child.exitCode}:\n${tail(member.said())}` : null;
    },
    signal,
    /** Lets this process end although they run. */
    unref() {
      for (const { child } of members) {
        child.unref();
        for (const stream of [child.stdout, child.stderr]) /** @type {any} */ (stream)?.unref?.();
      }
    },
    async end() {
      for (const { child } of members) child.ref();
      signal('SIGTERM');
      const all = Promise.all(members.map(({ ended }) => ended));
      const late = setTimeout(() => signal('SIGKILL'), END_SECONDS * 1000);
      await all;
      clearTimeout(late);
    },
  };
};
