/** Asks for a line to the reception process; what is said on it is in `core/broadcast/reception-line.ts`. */
export const connectReception = (): MessagePort => {
  const { port1, port2 } = new MessageChannel();
  window.postMessage('masque:reception', location.origin, [port2]);
  return port1;
};
