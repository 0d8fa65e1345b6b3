const LONGEST = 32;

/** What a recipe's `id` may be, so that it is a plain file name on every system. */
export const isAvatarId = (id: string): boolean => /^[a-z][a-z0-9-]{0,31}$/.test(id);

/** Windows keeps these names for its devices, whatever their ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** `Zoë at night` is `zoe-at-night`; a name without a Latin letter is `avatar`. */
const slugOf = (name: string): string => {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, LONGEST)
    .replace(/-+$/, '');
  return slug === '' || RESERVED.test(slug) ? 'avatar' : slug;
};

/** An id for this name that nobody in `taken` has: the second Zoe is `zoe-2`. */
export const freeId = (name: string, taken: ReadonlySet<string>): string => {
  const slug = slugOf(name);
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : `-${number}`;
    const id = `${slug.slice(0, LONGEST - ending.length)}${ending}`;
    if (!taken.has(id)) return id;
  }
};
