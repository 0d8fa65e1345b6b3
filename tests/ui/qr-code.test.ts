import jsQR from 'jsqr';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { QrCode } from '../../renderer/ui/controls/qr-code.tsx';

const PIXELS_PER_SQUARE = 4;

/** The picture as a phone's camera would have it: dark squares on a white page. */
const photograph = (markup: string) => {
  const squares = Number(/viewBox="0 0 (\d+) /.exec(markup)?.[1]);
  const size = squares * PIXELS_PER_SQUARE;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [, x, y] of markup.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let row = 0; row < PIXELS_PER_SQUARE; row += 1) {
      const start = ((Number(y) * PIXELS_PER_SQUARE + row) * size + Number(x) * PIXELS_PER_SQUARE) * 4;
      for (let i = start; i < start + PIXELS_PER_SQUARE * 4; i += 1) if (i % 4 !== 3) pixels[i] = 0;
    }
  return { pixels, size };
};

it.each([
  'https://192.168.178.24:40124/publish/AAAAAAAAAAAAAAAAAAAAAA/phone/',
  'https://10.0.0.3:443/publish/x_-9ZyQ1AbCdEfGhIjKlMn/phone/',
])('a phone reads %s', (address) => {
  const markup = renderToStaticMarkup(createElement(QrCode, { text: address, label: 'The address' }));
  const { pixels, size } = photograph(markup);
  // Not every reader takes light squares on a dark page.
  expect(jsQR(pixels, size, size, { inversionAttempts: 'dontInvert' })?.data).toBe(address);
});
