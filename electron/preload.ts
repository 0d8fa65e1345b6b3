import * as electron from 'electron';

/** What a page may ask to be connected with: the host, and the processes that feed the virtual camera, listen, broadcast and receive. */
const CHANNELS = new Map<unknown, string>([
  ['masque:connect', 'host:connect'],
  ['masque:camera', 'camera:connect'],
  ['masque:models', 'models:connect'],
  ['masque:broadcast', 'broadcast:connect'],
  ['masque:reception', 'reception:connect'],
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
  electron.ipcRenderer.postMessage(channel, null, [port]);
});

/** Electron 45 has `webUtils`; in Electron 25 a file knows its path itself. Empty for one that lies in no folder. */
const pathOf = (file: File & { readonly path?: string }): string => {
  const { webUtils } = electron as { readonly webUtils?: { getPathForFile(file: File): string } };
  return webUtils ? webUtils.getPathForFile(file) : (file.path ?? '');
};

/** Only here is it known where dropped files lie. The page gets `{ droppedPaths }` as a message of its own window. */
window.addEventListener(
  'drop',
  (event) => {
    if (!event.isTrusted) return;
    const droppedPaths = [...(event.dataTransfer?.files ?? [])].map(pathOf).filter((path) => path !== '');
    if (droppedPaths.length > 0) window.postMessage({ droppedPaths }, location.origin);
  },
  { capture: true },
);
