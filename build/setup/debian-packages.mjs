/** Which Debian 12 package brings a shared library that Electron links. */
export const LIBRARY_PACKAGES = /** @type {const} */ ({
  'libX11.so.6': 'libx11-6',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libXrandr.so.2': 'libxrandr2',
  'libasound.so.2': 'libasound2',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libsmime3.so': 'libnss3',
  'libudev.so.1': 'libudev1',
  'libxcb.so.1': 'libxcb1',
  'libxkbcommon.so.0': 'libxkbcommon0',
});

/** Packages that were renamed for 64-bit time in Debian 13 and Ubuntu 24.04. */
const RENAMED = new Set([
  'libasound2',
  'libatk1.0-0',
  'libatk-bridge2.0-0',
  'libatspi2.0-0',
  'libcups2',
  'libglib2.0-0',
  'libgtk-3-0',
]);

/** Software OpenGL over X11: two to three times as fast as Chromium's own SwiftShader on a machine without a GPU. */
export const MESA_PACKAGES = ['libgl1', 'libglx-mesa0', 'libgl1-mesa-dri'];

/** The virtual display, for a machine without one. */
export const DISPLAY_PACKAGES = ['xvfb'];

/**
 * @param {string} osRelease the text of /etc/os-release
 * @returns {{ debianLike: boolean, renamed: boolean }} `renamed`: this release has the names that end in t64
 */
export const readRelease = (osRelease) => {
  const field = (/** @type {string} */ name) =>
    new RegExp(`^${name}="?([^"\n]*)"?$`, 'm').exec(osRelease)?.[1] ?? '';
  const id = field('ID');
  const debianLike = [id, ...field('ID_LIKE').split(' ')].some(
    (word) => word === 'debian' || word === 'ubuntu',
  );
  const version = Number.parseFloat(field('VERSION_ID'));
  return { debianLike, renamed: (id === 'debian' && version >= 13) || (id === 'ubuntu' && version >= 24.04) };
};

/**
 * @param {readonly string[]} libraries names of missing shared libraries, such as libnss3.so
 * @param {boolean} renamed see `readRelease`
 * @returns {{ packages: string[], unknown: string[] }} sorted, each once; `unknown`: libraries of no known package
 */
export const packagesFor = (libraries, renamed) => {
  const table = new Map(Object.entries(LIBRARY_PACKAGES));
  const packages = new Set();
  const unknown = [];
  for (const library of libraries) {
    const name = table.get(/** @type {any} */ (library));
    if (name) packages.add(renamed && RENAMED.has(name) ? `${name}t64` : name);
    else unknown.push(library);
  }
  return { packages: [...packages].sort(), unknown };
};
