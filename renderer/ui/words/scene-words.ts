import { assertNever } from '../../core/errors.ts';
import type { Background, FramingName, Light } from '../../core/scene.ts';
import type { Backdrop } from '../../core/settings.ts';
import { BACKDROP_WORDS } from './choices.ts';

export const LIGHT_WORDS: Readonly<Record<Light, string>> = {
  soft: 'Soft',
  window: 'Window',
  evening: 'Evening',
  ring: 'Ring',
  neon: 'Neon',
};

export const FRAMING_WORDS: Readonly<Record<FramingName, string>> = {
  close: 'Close',
  bust: 'Bust',
  half: 'Half',
};

export const BACKGROUND_WORDS: Readonly<Record<Exclude<Background['kind'], 'backdrop'>, string>> = {
  picture: 'Picture',
  colour: 'Colour',
  gradient: 'Gradient',
  green: 'Green screen',
  transparent: 'None',
};

/** What is behind the figure now, in a word or two. */
export const backgroundWords = ({ kind }: Background, backdrop: Backdrop): string =>
  kind === 'backdrop' ? BACKDROP_WORDS[backdrop] : BACKGROUND_WORDS[kind];

/** What one has to know of a background to be content with it; empty when it is as it looks. */
export const backgroundNote = (kind: Background['kind']): string => {
  switch (kind) {
    case 'transparent':
      return 'Nothing is behind you where a program knows transparency. Virtual cameras show black.';
    case 'green':
      return 'Another program replaces the green with a picture of its own.';
    case 'backdrop':
    case 'picture':
    case 'colour':
    case 'gradient':
      return '';
    default:
      return assertNever(kind);
  }
};
