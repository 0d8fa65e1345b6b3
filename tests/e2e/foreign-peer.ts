import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { findPeer, type PeerName } from '../../build/testing/foreign-peers.mjs';

export interface ForeignPeer {
  readonly child: ChildProcess;
  /** The first line of JSON that it says; rejects when it ends without one. */
  readonly said: Promise<Record<string, unknown>>;
  /** The status that it ends with. */
  readonly ended: Promise<number | null>;
}

/** A peer that shares no code with browsers or mediasoup: `publish ADDRESS CODEC` or `play ADDRESS PICTURES`. */
export const runPeer = (name: PeerName, ...args: string[]): ForeignPeer => {
  const program = join(import.meta.dirname, 'foreign', `${name}-peer.py`);
  // -B: what Python compiles would lie in the repository.
  const child = spawn(findPeer(name) ?? '', ['-B', program, ...args], { stdio: 'pipe' });
  let errors = '';
  child.stderr.on('data', (part) => {
    errors += String(part);
  });
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  const said = new Promise<Record<string, unknown>>((done, failed) => {
    child.stdout.once('data', (line) => done(JSON.parse(String(line))));
    void ended.then((status) => failed(new Error(`${name} ended with ${status}: ${errors}`)));
  });
  return { child, said, ended };
};
