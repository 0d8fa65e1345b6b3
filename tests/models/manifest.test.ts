import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { MODELS, modelEntry } from '../../native-models/manifest.ts';

describe('the model table', () => {
  it('names every model once, with what is needed to trust it', () => {
    expect(MODELS.map((model) => model.id).sort()).toEqual([
      'face-geometry',
      'face-landmarker-official',
      'face-landmarks-npm',
      'face-shapes',
      'visemes',
      'voice-activity',
    ]);
    for (const model of MODELS) {
      expect(model.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(model.bytes).toBeGreaterThan(0);
      expect(model.file).toMatch(/^assets\//);
      expect(model.licence).not.toBe('');
      expect(model.source).not.toBe('');
      for (const sizes of Object.values({ ...model.shapes.input, ...model.shapes.output })) {
        expect(sizes.every((size) => Number.isInteger(size) && size > 0)).toBe(true);
      }
    }
  });

  it('pins the committed files as they are', async () => {
    const committed = MODELS.filter((model) => model.committed);
    expect(committed).not.toHaveLength(0);
    for (const model of committed) {
      const bytes = await readFile(new URL(`../../${model.file}`, import.meta.url));
      expect(bytes.length).toBe(model.bytes);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(model.sha256);
    }
  });

  it('refuses a name that it does not know', () => {
    expect(() => modelEntry('nobody' as 'face-shapes')).toThrow(/nobody/);
  });
});
