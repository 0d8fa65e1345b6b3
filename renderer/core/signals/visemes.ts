/**
 * The 15 mouth shapes of speech, in Meta's order.
 * Source: Khronos OpenXR, XrFaceTrackingVisemeMETA; developers.meta.com, "Viseme reference".
 */
export const VISEMES = [
  'sil',
  'PP',
  'FF',
  'TH',
  'DD',
  'kk',
  'CH',
  'SS',
  'nn',
  'RR',
  'aa',
  'E',
  'ih',
  'oh',
  'ou',
] as const;

export type Viseme = (typeof VISEMES)[number];

export const VISEME_COUNT = VISEMES.length;
