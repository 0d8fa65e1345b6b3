import { ipcRenderer } from 'electron';

/**
 * Hands one end of the page's own message channel to the main process, and exposes nothing: the page gets no object,
 * no function and no Electron. The main process decides whether the sender may have the host.
 */
window.addEventListener('message', (event) => {
  const [port] = event.ports;
  if (event.source !== window || event.origin !== location.origin) return;
  if (event.data !== 'masque:connect' || port === undefined) return;
  ipcRenderer.postMessage('host:connect', null, [port]);
});
