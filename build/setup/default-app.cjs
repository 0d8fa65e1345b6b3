'use strict';
/*
 * What a bare Electron runs first when it is started as `electron [switches] FOLDER [arguments]`: it reads the
 * folder's package.json and hands over to its main file. The official distribution brings its own; the one that npm
 * carries does not, so set-up puts this in its place.
 */
const { app } = require('electron');
const Module = require('node:module');
const { existsSync, readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

/** Splits the command line at the first word that is no switch, and obeys `-r FILE` as Electron's own start does. */
const readCommandLine = (words) => {
  const preloads = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === '-r' || word === '--require') {
      index += 1;
      preloads.push(words[index]);
    } else if (!word.startsWith('-')) {
      return { preloads, target: resolve(word) };
    }
  }
  return { preloads, target: null };
};

const describeApp = (folder) => {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return;
  const { productName, name, version, desktopName } = JSON.parse(readFileSync(file, 'utf8'));
  if (version) app.setVersion(version);
  app.setName(productName ?? name ?? 'Electron');
  app.setDesktopName(desktopName ?? `${app.getName()}.desktop`);
};

const { preloads, target } = readCommandLine(process.argv.slice(1));
if (preloads.length > 0) Module._preloadModules(preloads);
if (target === null) {
  process.stderr.write('usage: electron [switches] FOLDER [arguments]\n');
  app.exit(1);
} else {
  Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true });
  describeApp(target);
  app.setAppPath(target);
  Module._load(Module._resolveFilename(target, null, true), Module, true);
}
