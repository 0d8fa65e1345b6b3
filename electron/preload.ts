import { ipcRenderer } from 'electron';

/** What a page may ask to be connected with: the host, and the processes that feed the virtual camera and that listen. */
const CHANNELS = new Map<unknown, string>([
  ['masque:connect', 'host:connect'],
  ['masque:camera', 'camera:connect'],
  ['masque:models', 'models:connect'],
]);

/**
 * Hands one end of the page's own message channel to the main process, and exposes nothing: the page gets no object,
 * no function and no Electron. The main process decides whether the sender may have what is at the other end.
 */
window.addEventListener('message', (event) => {
  const [port] = event.ports;
  if (event.source !== window || event.origin !== location.origin) return;
  const channel = CHANNELS.get(event.data);
  if (channel === undefined || port === undefined) return;
  ipcRenderer.postMessage(channel, null, [port]);
});
