/** A full stop behind these ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|vs|etc|e\.g|i\.e|No|Mt|Fig|approx|z\.B|M|Mme|Sra?)\.$/u;
const ENDED = /[.!?…]["'”’»)\]]*\s*$/u;
const ENDED_CJK = /[。！？][」』）”’]*\s*$/u;
const BEGINS = /^\s*["'“‘«(¿¡]*[\p{Lu}\p{Lo}\p{N}]/u;

/** Where one sentence may end and the next begin. */
const SEAM = /(?<=[.!?…]["'”’»)\]]*\s)(?=\S)|(?<=[。！？][」』）”’]*)(?=[^」』）”’])/u;

/** Whether what was said is a whole sentence, as far as its end tells. */
export const endsSentence = (text: string): boolean =>
  ENDED_CJK.test(text) || (ENDED.test(text) && !ABBREVIATION.test(text.trimEnd()));

/** Whether another sentence begins between the two. */
export const isSeam = (before: string, after: string): boolean =>
  endsSentence(before) &&
  (ENDED_CJK.test(before) || ((/\s$/.test(before) || /^\s/.test(after)) && BEGINS.test(after)));

/** Pieces that may be sentences; `isSeam` says which are. */
export const splitAtSeams = (text: string): string[] => text.split(SEAM);
