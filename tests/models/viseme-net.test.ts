import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../build/setup/places.mjs';
import { VISEMES } from '../../renderer/core/signals/visemes.ts';
import { readLabelled } from '../bench/visemes/labelled.ts';
import { openMasque } from '../bench/visemes/masque.ts';
import { type Score, score } from '../bench/visemes/score.ts';

const FIXTURES = join(ROOT, 'tests', 'fixtures');

describe('the viseme net on a sentence full of p, b and m', () => {
  let scored: Score;
  beforeAll(async () => {
    const sounds = await readLabelled(FIXTURES);
    const { guesses } = await (await openMasque()).recognise(sounds);
    scored = score(sounds.map(({ labels }, index) => ({ labels, guesses: guesses[index] ?? [] })));
  });

  // A net of the wrong order, look-ahead or filters falls below all of these.
  it('hears the shapes', () => {
    expect(scored.frames).toBeGreaterThan(400);
    expect(scored.fifteen).toBeGreaterThan(0.7);
    expect(scored.six).toBeGreaterThan(0.8);
  });

  it('hears lips that close', () => {
    expect(scored.closureRecall).toBeGreaterThan(0.7);
    expect(scored.closurePrecision).toBeGreaterThan(0.7);
  });

  it('takes no shape for another more often than for itself', () => {
    for (const [label, row] of scored.confusion.entries()) {
      const said = row.reduce((sum, count) => sum + count, 0);
      // A shape that is hardly said proves nothing.
      if (said >= 15) expect(Math.max(...row), VISEMES[label]).toBe(row[label]);
    }
  });
});
