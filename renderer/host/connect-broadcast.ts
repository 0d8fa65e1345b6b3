/** Asks for a line to the broadcast process; what is said on it is in `core/broadcast/broadcast-line.ts`. */
export const connectBroadcast = (): MessagePort => {
  const { port1, port2 } = new MessageChannel();
  window.postMessage('masque:broadcast', location.origin, [port2]);
  return port1;
};
