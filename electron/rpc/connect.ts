import { RPCHandler } from '@orpc/server/message-port';
import { type BrowserWindow, type IpcMainEvent, ipcMain } from 'electron';
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

/** Lets the main frame of this window, on our origin, talk to the services; any other sender's port is closed. */
export const answerHostCalls = (window: BrowserWindow, services: HostServices): (() => void) => {
  const handler = new RPCHandler(createRouter(services), {
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
  const connect = (event: IpcMainEvent): void => {
    const [port] = event.ports;
    if (port === undefined) return;
    if (!fromOurPage(event, window)) {
      console.error(`Refused the host to ${event.senderFrame?.url ?? 'a frame that is gone'}`);
      port.close();
      return;
    }
    handler.upgrade(port);
    port.start();
  };
  ipcMain.on('host:connect', connect);
  return () => ipcMain.removeListener('host:connect', connect);
};
