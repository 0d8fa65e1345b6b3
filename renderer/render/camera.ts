import type { PerspectiveCamera } from 'three';
import type { Figure } from '../avatar/avatar.ts';
import { add } from '../core/math/vector-arithmetic.ts';
import { type Vector3, ZERO } from '../core/math/vector3.ts';
import type { FramingName } from '../core/scene.ts';

/** Vertical angle of view: a short telephoto, as portraits are taken. */
const FIELD_OF_VIEW = (22 * Math.PI) / 180;
/**
 * Share of the picture's height from chin to crown, and how far below its top the eyes are. Eyes stand higher the more
 * of the body there is below them. `width`: what a narrow picture shows across at least, in heights of the head; a head
 * with its hair is about 0.9, and needs room to turn.
 */
const SHOTS: Readonly<
  Record<FramingName, { readonly head: number; readonly eyes: number; readonly width: number }>
> = {
  close: { head: 0.8, eyes: 0.47, width: 1 },
  bust: { head: 0.62, eyes: 0.46, width: 1.25 },
  half: { head: 0.4, eyes: 0.37, width: 1.6 },
};
/** How far a figure at the picture's side stands from its middle, as a share of its width. */
const SIDE_REACH = 0.27;
/** Nothing below the figure's own end is shown: a bust has no legs. Share of the picture's height. */
const END_MARGIN = 0.02;

export interface Framing {
  /** Metres. The camera looks along −z, level. */
  readonly position: Vector3;
  /** Vertical, radians. */
  readonly fieldOfView: number;
  /** Clipping planes, metres. */
  readonly near: number;
  readonly far: number;
}

export interface Shot {
  readonly framing: FramingName;
  /** −1 left .. 1 right, as the camera sees it. */
  readonly side: number;
}

export const BUST: Shot = { framing: 'bust', side: 0 };

/** How much higher than `wanted` a picture may be before the figure's lower end is in it. */
const mostHeight = (figure: Figure, eyeLine: number, wanted: number): number => {
  const body = figure.eyes[1] - figure.minimum[1];
  const most = body / (1 - eyeLine + END_MARGIN);
  const head = figure.crownY - figure.chinY;
  // A head without a body is shown as a whole.
  return most > head * 1.3 ? Math.min(wanted, most) : wanted;
};

/** Frames a figure: the head fills a share of the height, or of the width when the picture is narrow. `aspect` is width / height. */
export const frameFigure = (figure: Figure, aspect: number, { framing, side }: Shot = BUST): Framing => {
  const shot = SHOTS[framing];
  const headHeight = Math.max(0.01, figure.crownY - figure.chinY);
  const wanted = Math.max(headHeight / shot.head, (headHeight * shot.width) / aspect);
  const visibleHeight = mostHeight(figure, shot.eyes, wanted);
  const distance = visibleHeight / (2 * Math.tan(FIELD_OF_VIEW / 2));
  const [eyesX, eyesY, eyesZ] = figure.eyes;
  const depth = Math.max(headHeight * 2, figure.maximum[2] - figure.minimum[2]);
  return {
    position: [
      eyesX - side * SIDE_REACH * visibleHeight * aspect,
      eyesY - (0.5 - shot.eyes) * visibleHeight,
      eyesZ + distance,
    ],
    fieldOfView: FIELD_OF_VIEW,
    near: Math.max(distance * 0.05, distance - depth * 2),
    far: distance + depth * 3,
  };
};

/** `shift`: by how much the picture is moved, metres. */
export const applyFraming = (
  camera: PerspectiveCamera,
  framing: Framing,
  aspect: number,
  shift: Vector3 = ZERO,
): void => {
  camera.fov = (framing.fieldOfView * 180) / Math.PI;
  camera.aspect = aspect;
  camera.near = framing.near;
  camera.far = framing.far;
  camera.position.set(...add(framing.position, shift));
  camera.rotation.set(0, 0, 0);
  camera.updateProjectionMatrix();
  camera.updateMatrixWorld();
};
