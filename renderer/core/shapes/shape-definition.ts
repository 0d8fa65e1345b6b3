import type { ArkitShape } from '../signals/arkit.ts';
import type { CanonicalFace } from './canonical-face.ts';
import type { FieldSolver, SolveOptions } from './field-solver.ts';
import type { Handles } from './handles.ts';

/** What a region's file may ask of the face that it deforms. */
export interface FaceToShape {
  readonly face: CanonicalFace;
  readonly solve: FieldSolver;
  /** Point about which the jaw turns, metres. */
  readonly jawPivot: readonly [number, number, number];
}

type SidedName<Name extends ArkitShape> = Name extends `${infer Base}Right` ? Base : never;

/** `mouthSmile` stands for `mouthSmileRight` and, mirrored, `mouthSmileLeft`. */
export interface SideShape extends SolveOptions {
  readonly kind: 'side';
  readonly name: SidedName<ArkitShape>;
  readonly handles: (context: FaceToShape) => Handles;
}

/** The same on both halves; `handles` names the right half and the mid-plane. */
export interface MiddleShape extends SolveOptions {
  readonly kind: 'middle';
  readonly name: ArkitShape;
  readonly handles: (context: FaceToShape) => Handles;
}

/** A field with a law of its own, 3 numbers a vertex, metres, world axes. */
export interface FieldShape {
  readonly kind: 'field';
  readonly name: ArkitShape;
  readonly field: (context: FaceToShape) => Float64Array;
}

/** A field of the person's right side, to be mirrored. */
export interface SideFieldShape {
  readonly kind: 'side-field';
  readonly name: SidedName<ArkitShape>;
  readonly field: (context: FaceToShape) => Float64Array;
}

export type ShapeDefinition = SideShape | MiddleShape | FieldShape | SideFieldShape;
