/** Asks for a line to the process that feeds the virtual camera; what is said on it is in `core/virtual-camera.ts`. */
export const connectCamera = (): MessagePort => {
  const { port1, port2 } = new MessageChannel();
  window.postMessage('masque:camera', location.origin, [port2]);
  return port1;
};
