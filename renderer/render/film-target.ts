import type { WebGLRenderer, WebGLRenderTarget } from 'three';
import { joinAreas, type PictureArea } from './picture-area.ts';
import { makeDisplayTarget, type PictureTarget } from './picture-target.ts';
import { createPixelReader, type PixelReader } from './pixel-reader.ts';

/**
 * How many pictures are on their way: one that is drawn, one that the card still works on, one that is read. Mesa waits
 * for all of its work when a picture is read that it does not know to be finished, and it learns that a scene is when it
 * begins the next one but one.
 */
const TARGETS = 3;

/** Pictures that are drawn before one may be read without waiting. */
export const READ_BEHIND = TARGETS - 1;

/** Targets in turn: what was drawn a while ago is read while the card draws, where a canvas would have to stand still. */
export const createFilmTarget = (
  renderer: WebGLRenderer,
  width: number,
  height: number,
  samples: number,
): PictureTarget => {
  const gl = renderer.getContext() as WebGL2RenderingContext;
  const whole: PictureArea = { left: 0, bottom: 0, width, height };
  const targets = Array.from({ length: TARGETS }, () => makeDisplayTarget(width, height, samples));
  /** Where each target's figure is, and with it all that is not the backdrop. */
  const figures = targets.map(() => whole);
  /** The last of each target's pictures brought a new backdrop with it. */
  const isNew = targets.map(() => true);
  let isBackdropNew = true;
  let reader: PixelReader | null = null;
  let drawn = 0;
  const at = (picture: number): WebGLRenderTarget | null => targets[picture % TARGETS] ?? null;
  /** For reading alone: what is bound for drawing counts as unfinished. */
  const bind = (picture: number): void => {
    const { __webglFramebuffer = null } = renderer.properties.get(at(picture)) as {
      __webglFramebuffer?: WebGLFramebuffer;
    };
    renderer.state.bindFramebuffer(gl.READ_FRAMEBUFFER, __webglFramebuffer);
  };
  return {
    get target() {
      return at(drawn);
    },
    takesCopies: samples === 0,
    get stale() {
      return figures[drawn % TARGETS] ?? whole;
    },
    forgetBackdrop() {
      figures.fill(whole);
      isBackdropNew = true;
    },
    present(figure) {
      bind(drawn);
      figures[drawn % TARGETS] = figure;
      isNew[drawn % TARGETS] = isBackdropNew;
      isBackdropNew = false;
      drawn += 1;
    },
    read(age, besides) {
      const picture = drawn - 1 - age;
      if (picture < 0 || age >= TARGETS) return null;
      const figure = isNew[picture % TARGETS] ? whole : (figures[picture % TARGETS] ?? whole);
      const area = joinAreas(figure, besides);
      bind(picture);
      reader ??= createPixelReader(gl, width, height);
      const reading = reader.begin(area.left, area.bottom, area.width, area.height);
      bind(drawn - 1);
      return { ...reading, area, figure };
    },
    dispose() {
      reader?.dispose();
      for (const target of targets) target.dispose();
    },
  };
};
