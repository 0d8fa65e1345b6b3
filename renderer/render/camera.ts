import type { PerspectiveCamera } from 'three';
import type { Figure } from '../avatar/avatar.ts';
import type { Vector3 } from '../core/math/vector3.ts';

/** Vertical angle of view: a short telephoto, as portraits are taken. */
const FIELD_OF_VIEW = (22 * Math.PI) / 180;
/** Share of the picture's height from chin to crown. */
const HEAD_SHARE = 0.62;
/** How far below the top of the picture the eyes are, as a share of its height. */
const EYE_LINE = 0.46;
/** A head is about this wide for its height, with room to turn. */
const WIDTH_NEEDED = 1.15;

export interface Framing {
  /** Metres. The camera looks along −z, level. */
  readonly position: Vector3;
  /** Vertical, radians. */
  readonly fieldOfView: number;
  /** Clipping planes, metres. */
  readonly near: number;
  readonly far: number;
}

/** Frames a bust: the head fills most of the height, or of the width when the picture is narrow. `aspect` is width / height. */
export const frameBust = (figure: Figure, aspect: number): Framing => {
  const headHeight = Math.max(0.01, figure.crownY - figure.chinY);
  const visibleHeight = Math.max(headHeight / HEAD_SHARE, (headHeight * WIDTH_NEEDED) / aspect);
  const distance = visibleHeight / (2 * Math.tan(FIELD_OF_VIEW / 2));
  const [eyesX, eyesY, eyesZ] = figure.eyes;
  const depth = Math.max(headHeight * 2, figure.maximum[2] - figure.minimum[2]);
  return {
    position: [eyesX, eyesY - (0.5 - EYE_LINE) * visibleHeight, eyesZ + distance],
    fieldOfView: FIELD_OF_VIEW,
    near: Math.max(distance * 0.05, distance - depth * 2),
    far: distance + depth * 3,
  };
};

export const applyFraming = (camera: PerspectiveCamera, framing: Framing, aspect: number): void => {
  camera.fov = (framing.fieldOfView * 180) / Math.PI;
  camera.aspect = aspect;
  camera.near = framing.near;
  camera.far = framing.far;
  camera.position.set(...framing.position);
  camera.rotation.set(0, 0, 0);
  camera.updateProjectionMatrix();
  camera.updateMatrixWorld();
};
