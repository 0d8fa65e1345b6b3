import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** WirePlumber must leave this machine's devices to the session of whoever sits before it: 0.4 and 0.5 say it so. */
const NO_DEVICES_LUA = ['alsa_monitor', 'v4l2_monitor', 'libcamera_monitor']
  .map((monitor) => `if ${monitor} then ${monitor}.enabled = false end\n`)
  .join('');
const NO_BLUETOOTH_LUA = 'if bluez_monitor then bluez_monitor.enabled = false end\n';
const NO_DEVICES_CONF = `wireplumber.profiles = { main = {
  hardware.audio = disabled, hardware.bluetooth = disabled, hardware.video-capture = disabled
} }
`;

/** No service files: only what is started here is on the bus. */
const busConfiguration = (/** @type {string} */ folder) => `<busconfig>
  <type>session</type>
  <listen>unix:path=${join(folder, 'bus')}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
`;

/** The portal shows its camera only beside somebody who could ask a person; nobody is asked, permission is there. */
const NOBODY_TO_ASK = `[portal]
DBusName=app.masque.Nobody
Interfaces=org.freedesktop.impl.portal.Access
UseIn=masque
`;

/**
 * Writes what a session's programs read, and nothing of this user's.
 * @param {string} folder
 * @returns {Record<string, string>} the environment of the session's own programs
 */
export const layOutSession = (folder) => {
  const files = {
    'config/wireplumber/main.lua.d/51-no-devices.lua': NO_DEVICES_LUA,
    'config/wireplumber/bluetooth.lua.d/51-no-devices.lua': NO_BLUETOOTH_LUA,
    'config/wireplumber/wireplumber.conf.d/no-devices.conf': NO_DEVICES_CONF,
    'bus.conf': busConfiguration(folder),
    'portals/nobody.portal': NOBODY_TO_ASK,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    LC_ALL: 'C.UTF-8',
    HOME: folder,
    XDG_RUNTIME_DIR: folder,
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_STATE_HOME: join(folder, 'state'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    XDG_CURRENT_DESKTOP: 'masque',
    XDG_DESKTOP_PORTAL_DIR: join(folder, 'portals'),
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(folder, 'bus')}`,
    GSETTINGS_BACKEND: 'memory',
    GIO_USE_VFS: 'local',
  };
};
