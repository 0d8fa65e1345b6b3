import { SetupError } from '../setup/setup-error.mjs';

/**
 * What electron-builder asks of fpm (https://fpm.readthedocs.io) to make a .deb of folders and files.
 * @typedef {object} DebOrder
 * @property {string} output the .deb to write
 * @property {Record<'name' | 'version' | 'architecture' | 'maintainer', string>} identity
 * @property {string} description first line: the synopsis
 * @property {string} [section]
 * @property {string} [priority]
 * @property {string} [homepage]
 * @property {string} [licence]
 * @property {string} compression one of dpkg-deb's
 * @property {string[]} depends
 * @property {string[]} recommends
 * @property {{ postinst?: string, postrm?: string }} scripts files to copy
 * @property {{ source: string, target: string, isContents: boolean }[]} content `isContents`: what is inside of `source`
 */

const SWITCHES = new Set(['--force', '--debug', '--verbose']);
const COMPRESSIONS = /** @type {Record<string, string>} */ ({
  xz: 'xz',
  gz: 'gzip',
  bzip2: 'gzip',
  none: 'none',
});

/** @param {readonly string[]} words @returns {{ options: Map<string, string[]>, rest: string[] }} */
const readWords = (words) => {
  const options = new Map();
  const rest = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (SWITCHES.has(word)) continue;
    if (!word.startsWith('-')) {
      rest.push(word);
      continue;
    }
    const [name = '', inline] = word.split(/=(.*)/s, 2);
    const value = inline ?? words[index + 1] ?? '';
    if (inline === undefined) index += 1;
    options.set(name, [...(options.get(name) ?? []), value]);
  }
  return { options, rest };
};

/**
 * @param {readonly string[]} words fpm's arguments
 * @returns {DebOrder}
 */
export const readFpmArguments = (words) => {
  const { options, rest } = readWords(words);
  const optional = (/** @type {string} */ name) => options.get(name)?.at(-1);
  const needed = (/** @type {string} */ name) => {
    const value = optional(name);
    if (value) return value;
    throw new SetupError('bad-option', `fpm was called without ${name}.`, 'Check electron-builder.yml.');
  };
  if (optional('-s') !== 'dir' || optional('-t') !== 'deb') {
    throw new SetupError(
      'unsupported',
      `Only -s dir -t deb is known, not ${words.join(' ')}.`,
      'Package deb or dir.',
    );
  }
  const [postinst, postrm] = [optional('--after-install'), optional('--after-remove')];
  const [section, priority] = [optional('--category'), optional('--deb-priority')];
  const [homepage, licence] = [optional('--url'), optional('--license')];
  return {
    output: needed('--package'),
    identity: {
      name: needed('--name'),
      version: needed('--version'),
      architecture: needed('--architecture'),
      maintainer: needed('--maintainer'),
    },
    description: needed('--description').trim(),
    compression: COMPRESSIONS[optional('--deb-compression') ?? 'xz'] ?? 'xz',
    depends: [...(options.get('-d') ?? []), ...(options.get('--depends') ?? [])],
    recommends: options.get('--deb-recommends') ?? [],
    scripts: { ...(postinst ? { postinst } : {}), ...(postrm ? { postrm } : {}) },
    ...(section ? { section } : {}),
    ...(priority ? { priority } : {}),
    ...(homepage ? { homepage } : {}),
    ...(licence ? { licence } : {}),
    content: rest.map((mapping) => {
      const at = mapping.lastIndexOf('=/');
      if (at < 0)
        throw new SetupError('bad-option', `fpm was given ${mapping}, not SOURCE=/TARGET.`, 'Report this.');
      const source = mapping.slice(0, at);
      return { source, target: mapping.slice(at + 1), isContents: source.endsWith('/') };
    }),
  };
};

/**
 * The text of DEBIAN/control. Field syntax: https://www.debian.org/doc/debian-policy/ch-controlfields.html
 * @param {DebOrder} order
 * @param {number} installedKibibytes
 */
export const controlText = (order, installedKibibytes) => {
  const [synopsis = '', ...long] = order.description.split('\n').map((line) => line.trim());
  /** @type {[string, string | undefined][]} */
  const fields = [
    ['Package', order.identity.name],
    ['Version', order.identity.version],
    ['Architecture', order.identity.architecture],
    ['Maintainer', order.identity.maintainer],
    ['Installed-Size', String(installedKibibytes)],
    ['Depends', order.depends.join(', ') || undefined],
    ['Recommends', order.recommends.join(', ') || undefined],
    ['Section', order.section],
    ['Priority', order.priority],
    ['Homepage', order.homepage],
    // A line of its own must not be empty: a full stop stands for a blank one.
    ['Description', [synopsis, ...long.map((line) => ` ${line || '.'}`)].join('\n')],
  ];
  return `${fields.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : [])).join('\n')}\n`;
};
