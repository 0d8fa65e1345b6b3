import type { MessagePortMain } from 'electron';
import { MasqueError } from '../renderer/core/errors.ts';
import { ToCamera } from '../renderer/core/virtual-camera.ts';
import { openDevice, survey, surveyDevices } from './services/virtual-camera/camera-system.ts';
import { createOnAir } from './services/virtual-camera/on-air.ts';
import { type FromProcess, ToProcess } from './services/virtual-camera/process-messages.ts';
import { thisSystem } from './services/virtual-camera/this-system.ts';

/*
 * The writer process: pictures come from the page over a port of its own and go to the operating system from here, so
 * that neither the page nor the main process ever waits for a driver. A crash takes nothing else along.
 */
const system = thisSystem(process.argv[2] ?? '');
const onAir = createOnAir({
  survey: () => surveyDevices(system),
  open: (request) => openDevice(system, request),
  microphone: system.microphone,
  now: () => performance.timeOrigin + performance.now(),
});

const answer = async (call: number, work: () => Promise<unknown>): Promise<void> => {
  const say = (message: FromProcess) => process.parentPort.postMessage(message);
  try {
    await work();
    say({ kind: 'survey', call, survey: await survey(system) });
  } catch (cause) {
    const known =
      cause instanceof MasqueError ? cause : new MasqueError('failed', String(cause), 'Run masque doctor.');
    const { message, reason, cure } = known;
    say({ kind: 'failed', call, message, error: { reason, cure } });
  }
};

const feedFrom = (port: MessagePortMain): void => {
  onAir.connect((message) => port.postMessage(message));
  port.on('message', ({ data }) => {
    const message = ToCamera.safeParse(data);
    if (message.success) onAir.handle(message.data);
    else console.error(`The page said what the virtual camera does not understand: ${message.error.message}`);
  });
  port.on('close', () => onAir.disconnect());
  port.start();
};

const quit = async (): Promise<void> => {
  await onAir.dispose();
  process.exit(0);
};

process.parentPort.on('message', ({ data, ports: [port] }) => {
  const message = ToProcess.parse(data);
  switch (message.kind) {
    case 'survey':
      return void answer(message.call, () => Promise.resolve());
    case 'add':
      return void answer(message.call, () => system.add());
    case 'page':
      if (port !== undefined) feedFrom(port);
      return;
    case 'quit':
      return void quit();
  }
});
