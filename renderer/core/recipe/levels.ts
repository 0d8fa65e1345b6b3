/** How finely an avatar is sculpted: `low` for machines without a graphics card, at most 25 000 triangles. */
export const LEVELS = ['low', 'middle', 'high'] as const;
export type Level = (typeof LEVELS)[number];
