#!/usr/bin/env node
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { explain } from '../setup/setup-error.mjs';
import { controlText, readFpmArguments } from './fpm-arguments.mjs';

/*
 * Stands in for fpm, which electron-builder would download: makes the .deb with dpkg-deb, which every Debian has.
 * electron-builder finds it through CUSTOM_FPM_PATH.
 */

/** @param {import('./fpm-arguments.mjs').DebOrder} order @param {string} tree an empty folder */
const layOut = (order, tree) => {
  for (const { source, target, isContents } of order.content) {
    const to = join(tree, target);
    mkdirSync(isContents ? to : dirname(to), { recursive: true });
    cpSync(source, to, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  }
  // The umask of whoever builds must not lock out those who install.
  execFileSync('chmod', ['-R', 'u=rwX,go=rX', tree]);
  const kibibytes = Number(execFileSync('du', ['-sk', tree], { encoding: 'utf8' }).split('\t')[0]);
  mkdirSync(join(tree, 'DEBIAN'));
  writeFileSync(join(tree, 'DEBIAN', 'control'), controlText(order, kibibytes));
  for (const [name, file] of Object.entries(order.scripts)) {
    copyFileSync(file, join(tree, 'DEBIAN', name));
    chmodSync(join(tree, 'DEBIAN', name), 0o755);
  }
};

try {
  const order = readFpmArguments(process.argv.slice(2));
  const tree = mkdtempSync(join(dirname(order.output), '.deb-'));
  chmodSync(tree, 0o755);
  try {
    layOut(order, tree);
    execFileSync(
      'dpkg-deb',
      ['--root-owner-group', `-Z${order.compression}`, '--build', tree, order.output],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
