import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { servedPath } from '../../electron/protocol/served-path.ts';

const page = resolve('/app/out/renderer');
const models = resolve('/app/assets/models');
const folders = { page, byPrefix: { models } };

describe('servedPath', () => {
  it.each([
    ['/', join(page, 'index.html')],
    ['/index.html', join(page, 'index.html')],
    ['/assets/a%20b.js', join(page, 'assets', 'a b.js')],
    ['//assets///x.js', join(page, 'assets', 'x.js')],
    ['/models/face.task', join(models, 'face.task')],
    ['/models', models],
    ['/constructor/x', join(page, 'constructor', 'x')],
    ['/..hidden/a', join(page, '..hidden', 'a')],
  ])('finds %s', (pathname, file) => {
    expect(servedPath(pathname, folders)).toBe(file);
  });

  it.each([
    '/..',
    '/../package.json',
    '/models/../../package.json',
    '/%2e%2e/package.json',
    '/%2E%2e/%2e%2E/etc/passwd',
    '/..%2fpackage.json',
    '/models/..%2F..%2Fpackage.json',
    '/models%2f..%2f..%2fpackage.json',
    '/..%5cpackage.json',
    '/models/..\\..\\package.json',
    '/%252e%252e/package.json',
    '/models/%252e%252e%252fpackage.json',
    '/./index.html',
    '/%2fetc/passwd',
    '/C:/Windows/win.ini',
    '/C%3a/Windows/win.ini',
    '/index.html%00.png',
    '/%00',
    '/a%0ab',
    '/%',
    '/%e0%a4',
    '/%c0%ae%c0%ae/package.json',
  ])('refuses %s', (pathname) => {
    expect(servedPath(pathname, folders)).toBeNull();
  });
});
