import { join } from 'node:path';
import { app, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import { MasqueError } from '../../../renderer/core/errors.ts';
import type { VirtualCameraSurvey } from '../../../renderer/core/virtual-camera.ts';
import { FromProcess, type ToProcess } from './process-messages.ts';

/** Looking takes no time; adding asks the person for their password. */
const ANSWER_WITHIN_MILLISECONDS = 150_000;
/** A driver that does not let go must not keep the app from closing. */
const QUIT_WITHIN_MILLISECONDS = 1500;

interface Call {
  resolve(survey: VirtualCameraSurvey): void;
  reject(error: MasqueError): void;
}

/** The main process's hold on the writer process: started when first needed, and again when it has ended. */
export interface VirtualCamera {
  survey(): Promise<VirtualCameraSurvey>;
  add(): Promise<VirtualCameraSurvey>;
  /** Hands a page's port on; pictures go past the main process. */
  connect(port: MessagePortMain): void;
  /** Leaves the card for whoever looks, and ends the process. */
  quit(): Promise<void>;
}

const gone = () =>
  new MasqueError('failed', 'The virtual camera’s process has ended.', 'Go live again; it starts anew.');

/** `root` holds `out/`: a checkout, or the package. */
export const openVirtualCamera = (root: string): VirtualCamera => {
  const entry = join(root, 'out', 'main', 'virtual-camera-process.cjs');
  // No program runs out of a package's archive, so there they lie beside it.
  const programs = app.isPackaged ? process.resourcesPath : join(root, 'out');
  const calls = new Map<number, Call>();
  let child: UtilityProcess | null = null;
  let lastCall = 0;

  const start = (): UtilityProcess => {
    const started = utilityProcess.fork(entry, [programs], { serviceName: 'Masque virtual camera' });
    child = started;
    started.on('message', (data: unknown) => {
      const message = FromProcess.parse(data);
      const call = calls.get(message.call);
      calls.delete(message.call);
      if (message.kind === 'survey') call?.resolve(message.survey);
      else call?.reject(new MasqueError(message.error.reason, message.message, message.error.cure));
    });
    started.on('exit', (code) => {
      if (child === started) child = null;
      if (code !== 0) console.error(`The virtual camera’s process ended with ${code}.`);
      for (const call of calls.values()) call.reject(gone());
      calls.clear();
    });
    return started;
  };
  const say = (message: ToProcess, ports: MessagePortMain[] = []) =>
    (child ?? start()).postMessage(message, ports);
  const ask = (kind: 'survey' | 'add'): Promise<VirtualCameraSurvey> => {
    lastCall += 1;
    const call = lastCall;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        calls.delete(call);
        reject(new MasqueError('failed', 'The virtual camera does not answer.', 'Start Masque again.'));
      }, ANSWER_WITHIN_MILLISECONDS);
      const ending =
        <Value>(end: (value: Value) => void) =>
        (value: Value) => {
          clearTimeout(timer);
          end(value);
        };
      calls.set(call, { resolve: ending(resolve), reject: ending(reject) });
      say({ kind, call });
    });
  };
  return {
    survey: () => ask('survey'),
    add: () => ask('add'),
    connect: (port) => say({ kind: 'page' }, [port]),
    quit: () =>
      new Promise((resolve) => {
        const running = child;
        if (running === null) return resolve();
        const timer = setTimeout(() => running.kill(), QUIT_WITHIN_MILLISECONDS);
        running.once('exit', () => {
          clearTimeout(timer);
          resolve();
        });
        running.postMessage({ kind: 'quit' } satisfies ToProcess);
      }),
  };
};
