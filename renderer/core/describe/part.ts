import type { ColourUse } from './colours.ts';
import type { Draft, Effect } from './draft.ts';

/** A part of a person, or a thing that they wear: what adjectives are said of. */
export interface Part {
  readonly names: readonly string[];
  /** By the plain adjective; `adjectives.ts` knows its synonyms. */
  readonly adjectives: Readonly<Record<string, Effect>>;
  /** What the bare name means: "freckles", "a beard". Denied ("no beard"), its amount is negative. */
  readonly present?: Effect;
  readonly colour?: { readonly use: ColourUse; readonly set: (draft: Draft, hex: string) => void };
}
