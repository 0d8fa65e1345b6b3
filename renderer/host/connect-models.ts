/** Asks for a line to a native-models process of its own; what is said on it is in `core/native-models.ts`. */
export const connectModels = (): MessagePort => {
  const { port1, port2 } = new MessageChannel();
  window.postMessage('masque:models', location.origin, [port2]);
  return port1;
};
