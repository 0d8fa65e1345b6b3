import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MasqueError } from '../../../renderer/core/errors.ts';
import { parseAvatarRecipe } from '../../../renderer/core/recipe/avatar-recipe.ts';

const FOLDER = new URL('../../../assets/avatars/', import.meta.url);
const read = (file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));

const reasonFor = (value: unknown): MasqueError => {
  try {
    parseAvatarRecipe(value);
  } catch (error) {
    if (error instanceof MasqueError) return error;
  }
  throw new Error('the recipe was accepted');
};

describe('parseAvatarRecipe', () => {
  it.each(files)('accepts %s, which is named after its id and stays near 1 KB', (file) => {
    const recipe = parseAvatarRecipe(read(file));
    expect(`${recipe.id}.json`).toBe(file);
    expect(readFileSync(new URL(file, FOLDER)).length).toBeLessThan(1500);
  });

  it('fills in what a recipe leaves out', () => {
    const { face: _face, ...rest } = read('mira.json');
    expect(parseAvatarRecipe(rest).face.eyeSize).toBe(0);
  });

  it.each([
    ['face.eyeSize', { face: { eyeSize: 9 } }],
    ['hair.style', { hair: { style: 'crest', colour: '#000000' } }],
    ['skin.colour', { skin: { colour: 'red', lipColour: '#aa0000' } }],
    ['version', { version: 1 }],
    ['id', { id: '../mira' }],
    ['face', { face: { eyeSise: 1 } }],
  ])('names %s when it is wrong', (field, change) => {
    const error = reasonFor({ ...read('mira.json'), ...change });
    expect(error.reason).toBe('bad-option');
    expect(error.message).toContain(`at ${field}:`);
    expect(error.cure).toContain(field);
  });

  it.each([null, 3, 'mira', []])('refuses %j', (value) => {
    expect(reasonFor(value).reason).toBe('bad-option');
  });
});
