import { RPCHandler } from '@orpc/server/message-port';
import { type BrowserWindow, type IpcMainEvent, ipcMain, type MessagePortMain } from 'electron';
import { isAppAddress } from '../protocol/address.ts';
import { errorForPage } from './host-errors.ts';
import { createRouter } from './router.ts';
import type { HostServices } from './services.ts';

const fromOurPage = (event: IpcMainEvent, window: BrowserWindow): boolean => {
  const { senderFrame } = event;
  return (
    !window.isDestroyed() &&
    event.sender === window.webContents &&
    senderFrame !== null &&
    senderFrame === window.webContents.mainFrame &&
    isAppAddress(senderFrame.url)
  );
};

/** What is at the other end of each channel, in words. */
const CHANNELS = {
  'host:connect': 'the host',
  'camera:connect': 'the virtual camera',
  'models:connect': 'the native models',
  'broadcast:connect': 'the broadcast',
  'reception:connect': 'the reception',
} as const;

type Channel = keyof typeof CHANNELS;

const refuse = (channel: Channel, { senderFrame, ports: [port] }: IpcMainEvent): void => {
  console.error(`Refused ${CHANNELS[channel]} to ${senderFrame?.url ?? 'a frame that is gone'}`);
  port?.close();
};

/** Closes, once and for all, what comes from windows that accept nothing. */
export const refuseStrangers = (): void => {
  // Object.keys forgets what the table's keys are.
  for (const channel of Object.keys(CHANNELS) as Channel[])
    ipcMain.on(channel, (event) => {
      if (event.sender.ipc.listenerCount(channel) === 0) refuse(channel, event);
    });
};

/** Takes ports on a channel from the main frame of this window, on our origin; any other sender's port is closed. */
export const acceptPorts = (
  window: BrowserWindow,
  channel: Channel,
  use: (port: MessagePortMain) => void,
): void => {
  // Of this window alone: a second one has its own, and they end with it.
  window.webContents.ipc.on(channel, (event) => {
    const [port] = event.ports;
    if (port === undefined) return;
    if (fromOurPage(event, window)) use(port);
    else refuse(channel, event);
  });
};

/** Lets our page talk to the services. */
export const answerHostCalls = (window: BrowserWindow, services: HostServices): void => {
  const handler = new RPCHandler(createRouter(services), {
    // Structured clone instead of text, so that bytes and samples cross as they are.
    experimental_transfer: () => [],
    clientInterceptors: [
      async ({ next }) => {
        try {
          return await next();
        } catch (error) {
          throw errorForPage(error);
        }
      },
    ],
  });
  acceptPorts(window, 'host:connect', (port) => {
    handler.upgrade(port);
    port.start();
  });
};
