import { describe, expect, it } from 'vitest';
import { readCanonicalFaceBytes } from '../../../build/avatars/canonical-face-bytes.ts';
import { readRecipe } from '../../../build/avatars/read-recipe.ts';
import { createSculptor } from '../../../renderer/avatar/sculptor/sculptor.ts';
import { checkAvatar } from '../../../renderer/core/avatar-file/check-avatar.ts';

const PATIENCE = 120_000;
const canonicalFace = await readCanonicalFaceBytes();
const recipe = readRecipe(new URL('../../../assets/avatars/mira.json', import.meta.url));

describe('the sculptor', { timeout: PATIENCE }, () => {
  it('answers an order with a file that can be worn', () => {
    const answer = createSculptor();
    expect(answer({ kind: 'open', canonicalFace })).toBeNull();
    const said = answer({ kind: 'sculpt', number: 4, order: { recipe, level: 'low', format: 'vrm' } });
    if (said?.kind !== 'sculpted') throw new Error(`it said ${JSON.stringify(said)}`);
    expect(said.number).toBe(4);
    // Bytes of their own, which can be handed over.
    expect(said.bytes.byteLength).toBe(said.bytes.buffer.byteLength);
    const { report } = checkAvatar(said.bytes);
    expect(report).toMatchObject({ ok: true, kind: 'vrm1', shapes: { found: 52 } });
  });

  it('answers with what went wrong', () => {
    const answer = createSculptor();
    const order = { recipe, level: 'low', format: 'glb' } as const;
    expect(answer({ kind: 'sculpt', number: 1, order })).toMatchObject({
      kind: 'problem',
      number: 1,
      message: '“Mira” could not be sculpted: no canonical face was given',
    });
    answer({ kind: 'open', canonicalFace: canonicalFace.slice(0, 99) });
    expect(answer({ kind: 'sculpt', number: 2, order })).toMatchObject({
      kind: 'problem',
      reason: 'unreadable',
      cure: expect.stringMatching(/set-up/),
    });
  });
});
