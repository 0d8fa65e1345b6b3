import { describe, expect, it } from 'vitest';
import { FACE_KEYS, FACE_PRESETS } from '../../../renderer/core/animate/held-face.ts';
import { heldPose } from '../../../renderer/core/animate/held-pose.ts';
import { restPose } from '../../../renderer/core/signals/avatar-pose.ts';
import { read } from '../make-face.ts';

describe('held pose', () => {
  it('shows the whole face on an avatar that is otherwise at rest', () => {
    for (const face of FACE_KEYS) {
      const { weights, ...body } = heldPose(face);
      const { weights: _, ...rest } = restPose();
      expect(body).toEqual(rest);
      expect(read(weights, 'mouthSmileLeft')).toBeCloseTo(FACE_PRESETS[face].mouthSmileLeft ?? 0, 6);
      expect(read(weights, 'browInnerUp')).toBeCloseTo(FACE_PRESETS[face].browInnerUp ?? 0, 6);
    }
  });
  it('shows part of it, as it looks on its way', () => {
    const part = read(heldPose('smile', 0.5).weights, 'mouthSmileLeft');
    expect(part).toBeCloseTo(0.75 / 2, 6);
  });
});
