import type { Figure } from '../avatar/avatar.ts';
import { frameFigure } from './camera.ts';

/** A square of a picture, whole pixels from its left and top. */
export interface PictureSquare {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** How a head is cut out of a picture, in shares of the square's side. */
export interface HeadCrop {
  /** From chin to crown; more than 1 cuts the hair. */
  readonly head: number;
  /** Below the chin. */
  readonly belowChin: number;
}

/** Where the head is in the stage's picture of `width × height` pixels. Never reaches beyond the picture. */
export const headSquare = (figure: Figure, width: number, height: number, crop: HeadCrop): PictureSquare => {
  const { position, fieldOfView } = frameFigure(figure, width / height);
  const [eyesX, , eyesZ] = figure.eyes;
  const pixelsPerMetre = height / (2 * (position[2] - eyesZ) * Math.tan(fieldOfView / 2));
  const headHeight = figure.crownY - figure.chinY;
  const side = Math.round(Math.min((headHeight * pixelsPerMetre) / crop.head, width, height));
  const chin = height / 2 - (figure.chinY - position[1]) * pixelsPerMetre;
  const left = width / 2 + (eyesX - position[0]) * pixelsPerMetre - side / 2;
  const top = chin + (crop.belowChin - 1) * side;
  return {
    x: Math.round(Math.min(Math.max(0, left), width - side)),
    y: Math.round(Math.min(Math.max(0, top), height - side)),
    side,
  };
};
