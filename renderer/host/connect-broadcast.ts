const connect = (channel: string): MessagePort => {
  const { port1, port2 } = new MessageChannel();
  window.postMessage(channel, location.origin, [port2]);
  return port1;
};

/** Asks for a line to the broadcast process; what is said on it is in `core/broadcast/broadcast-line.ts`. */
export const connectBroadcast = (): MessagePort => connect('masque:broadcast');

/** The same of a process that takes part in somebody else's room. */
export const connectGuest = (): MessagePort => connect('masque:guest');

/** The same of the reception process; what is said on it is in `core/broadcast/reception-line.ts`. */
export const connectReception = (): MessagePort => connect('masque:reception');
