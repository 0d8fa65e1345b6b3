'use strict';
/*
 * Draws masque.svg in every size that desktops ask for. After a change of the drawing, from the project's folder:
 *   node build/icon/draw.mjs
 */
const { app, BrowserWindow } = require('electron');
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512];

const draw = async (address, size) => {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  canvas.getContext('2d').drawImage(picture, 0, 0, size, size);
  return canvas.toDataURL('image/png').split(',')[1];
};

app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false });
  await window.loadURL('about:blank');
  const svg = readFileSync(join(__dirname, 'masque.svg'));
  const address = `data:image/svg+xml;base64,${svg.toString('base64')}`;
  for (const size of SIZES) {
    const base64 = await window.webContents.executeJavaScript(
      `(${draw})(${JSON.stringify(address)}, ${size})`,
    );
    writeFileSync(join(__dirname, 'sizes', `${size}x${size}.png`), Buffer.from(base64, 'base64'));
  }
  app.exit(0);
});
