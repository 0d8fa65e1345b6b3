import { describe, expect, it } from 'vitest';
import { mirrorRecipe } from '../../../renderer/core/recipe/mirror-recipe.ts';
import { randomRecipe } from '../../../renderer/core/recipe/random-recipe.ts';

describe('randomRecipe', () => {
  const people = Array.from({ length: 300 }, (_, seed) => randomRecipe(seed));

  it('gives the same person for the same seed', () => {
    expect(randomRecipe(7)).toEqual(people[7]);
  });

  it('gives all kinds of people', () => {
    const kinds = (of: (person: (typeof people)[number]) => string) => new Set(people.map(of)).size;
    expect(kinds(({ hair }) => hair.style)).toBeGreaterThanOrEqual(14);
    expect(kinds(({ skin }) => skin.colour)).toBe(9);
    expect(kinds(({ face }) => JSON.stringify(face))).toBe(people.length);
    expect(people.filter(({ age }) => age > 0.5).length).toBeGreaterThan(40);
  });

  it('keeps away from the ends, where many sliders together go wrong', () => {
    for (const { face } of people)
      for (const [name, value] of Object.entries(face))
        expect(Math.abs(value), name).toBeLessThanOrEqual(0.7);
  });
});

describe('mirrorRecipe', () => {
  it('swaps the parting and eyes of two colours, and is its own way back', () => {
    const person = randomRecipe(3);
    const odd = { ...person, eyes: { ...person.eyes, irisColour: '#112233', leftIrisColour: '#445566' } };
    expect(mirrorRecipe(odd).eyes).toMatchObject({ irisColour: '#445566', leftIrisColour: '#112233' });
    expect(mirrorRecipe(odd).hair.parting).toBe('right');
    expect(mirrorRecipe(mirrorRecipe(odd))).toEqual(odd);
    expect(mirrorRecipe(person).eyes).toEqual(person.eyes);
  });
});
