/**
 * @typedef {object} StepLog
 * @property {(line: string) => void} say a line of its own, at once
 * @property {<Value>(what: string, work: () => Promise<Value>) => Promise<Value>} during announces work that takes long, and says how long it took
 */

/** @param {number} since milliseconds of `performance.now()` */
const secondsSince = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const HEARTBEAT_SECONDS = 10;

/**
 * Lines of progress on a stream. A machine with nothing to do stays silent until the caller sums up.
 * @param {NodeJS.WritableStream} stream
 * @returns {StepLog}
 */
export const createStepLog = (stream) => {
  const say = (/** @type {string} */ line) => stream.write(`${line}\n`);
  return {
    say: (line) => say(`  ${line}`),
    during: async (what, work) => {
      const started = performance.now();
      say(`• ${what} …`);
      const heartbeat = setInterval(() => say(`  … ${secondsSince(started)}`), HEARTBEAT_SECONDS * 1000);
      try {
        const value = await work();
        say(`  took ${secondsSince(started)}`);
        return value;
      } finally {
        clearInterval(heartbeat);
      }
    },
  };
};

/** Says nothing. @type {StepLog} */
export const silentLog = { say: () => {}, during: (_what, work) => work() };
