/** Who may open an address of ours: programs on this computer, or whoever is in the same network and was given one. */
export const AUDIENCES = ['this-computer', 'network'] as const;
export type Audience = (typeof AUDIENCES)[number];
