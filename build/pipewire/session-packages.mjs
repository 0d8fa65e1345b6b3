import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isOnPath } from '../setup/system-libraries.mjs';

/**
 * @typedef {object} Parts what there is beside PipeWire and its policy, WirePlumber
 * @property {boolean} [portal] the desktop portal that browsers ask for cameras, permission granted
 * @property {boolean} [sound] PulseAudio's protocol, by which most apps reach microphones
 */

/** Where distributions keep the programs that only the bus starts. */
const LIBEXEC = ['/usr/libexec', '/usr/lib/xdg-desktop-portal', '/usr/lib'];

/** @param {string} program @returns {string | null} what to call it by */
export const findProgram = (program) =>
  isOnPath(program)
    ? program
    : (LIBEXEC.map((folder) => join(folder, program)).find((path) => existsSync(path)) ?? null);

/** Which of Debian's packages brings each program. */
const BASIC = {
  pipewire: 'pipewire',
  'pw-cli': 'pipewire-bin',
  wireplumber: 'wireplumber',
  // WirePlumber 0.4 leaves when there is no bus.
  'dbus-daemon': 'dbus-daemon',
};
const PORTAL = {
  'dbus-send': 'dbus-bin',
  'xdg-permission-store': 'xdg-desktop-portal',
  'xdg-desktop-portal': 'xdg-desktop-portal',
};
const SOUND = { 'pipewire-pulse': 'pipewire-pulse' };

/**
 * What this system lacks for a session with these parts.
 * @param {Parts} [parts]
 * @returns {string[]} Debian's packages, each once
 */
export const missingSessionPackages = ({ portal, sound } = {}) => {
  const programs = { ...BASIC, ...(portal ? PORTAL : {}), ...(sound ? SOUND : {}) };
  const missing = Object.entries(programs).filter(([program]) => findProgram(program) === null);
  return [...new Set(missing.map(([, packageName]) => packageName))];
};
