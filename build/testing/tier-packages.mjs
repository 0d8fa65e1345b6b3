import { missingSessionPackages } from '../pipewire/session-packages.mjs';
import { aptCommand, aptInstall, aptPrefix, isOnPath } from '../setup/system-libraries.mjs';
import { findChromium } from './chromium.mjs';
import { missingPeerPackages } from './foreign-peers.mjs';

const chromium = () => (findChromium() === undefined ? ['chromium'] : []);
const gstreamer = () =>
  isOnPath('gst-launch-1.0')
    ? []
    : ['gstreamer1.0-tools', 'gstreamer1.0-plugins-base', 'gstreamer1.0-pipewire'];

/** What a tier looks through, besides the app itself: Debian's packages that this system lacks. */
const MISSING = /** @type {Record<string, () => string[]>} */ ({
  interface: chromium,
  e2e: () => [...chromium(), ...missingPeerPackages('aiortc'), ...missingPeerPackages('gstreamer')],
  pipewire: () => [...missingSessionPackages({ portal: true, sound: true }), ...chromium(), ...gstreamer()],
});

/**
 * Brings with apt what a tier of the tests needs, where that may be run; otherwise says so once, and the tests that
 * cannot run are skipped.
 * @param {string} tier
 * @param {import('../setup/progress.mjs').StepLog} log
 */
export const provideTierPackages = async (tier, log) => {
  const find = MISSING[tier];
  const missing = process.platform === 'linux' && find ? find() : [];
  if (!find || missing.length === 0) return;
  const prefix = await aptPrefix();
  if (prefix !== null) await aptInstall(prefix, missing, log);
  const left = find();
  if (left.length > 0) log.say(`Some tests of ${tier} are skipped. Cure: ${aptCommand(left)}`);
};
