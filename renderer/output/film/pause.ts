/** Lets the page's other tasks run; a timer would be held back after the fifth. */
export const createPause = (): (() => Promise<void>) => {
  const { port1, port2 } = new MessageChannel();
  let wake = () => {};
  port1.onmessage = () => wake();
  return () =>
    new Promise((resolve) => {
      wake = resolve;
      port2.postMessage(null);
    });
};
