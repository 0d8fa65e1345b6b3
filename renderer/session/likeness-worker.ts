import { recipeFromPhoto } from '../avatar/likeness/recipe-from-photo.ts';
import { measureFace } from '../avatar/sculpt/face-measures.ts';
import { shapeIdentity } from '../avatar/sculpt/proportions/identity.ts';
import { MasqueError } from '../core/errors.ts';
import { randomRecipe } from '../core/recipe/random-recipe.ts';
import { parseCanonicalFace } from '../core/shapes/canonical-face.ts';
import { lookForFaces } from '../track/look-for-faces.ts';
import type { FromLikeness, LikenessRequest } from './likeness.ts';

const send = (message: FromLikeness) => self.postMessage(message);

/** Finds the face, then fits the sculptor's sliders to it: some seconds of arithmetic, so away from the page. */
async function answer({ setup, source, canonicalFace, name }: LikenessRequest): Promise<void> {
  const bytes = await (await fetch(canonicalFace)).arrayBuffer();
  const canonical = parseCanonicalFace(new Uint8Array(bytes));
  const { photo, faces } = await lookForFaces(setup, source);
  // Only the proportions are asked for, so anybody will do for the rest.
  const anybody = { ...randomRecipe(0), age: 0, being: 'person' as const };
  const recipe = recipeFromPhoto({
    photo,
    faces,
    canonical,
    name,
    identityOf: (face) => shapeIdentity(canonical, measureFace({ ...anybody, face })).points,
  });
  send({ kind: 'recipe', recipe });
}

self.onmessage = ({ data }: MessageEvent<LikenessRequest>) => {
  answer(data).catch((cause: unknown) => {
    const known = cause instanceof MasqueError ? cause : null;
    send({
      kind: 'problem',
      reason: known?.reason ?? 'failed',
      message: known?.message ?? `The picture could not be looked at: ${String(cause)}`,
      cure: known?.cure ?? 'Choose another picture.',
    });
  });
};
