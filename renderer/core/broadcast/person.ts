import { z } from 'zod';

/** What a viewer wants to see: the avatar's picture, or its pose alone, to draw the avatar itself. */
export const WATCHED = ['video', 'pose'] as const;
export type Watched = (typeof WATCHED)[number];

/** 128 random bits: whoever forwards somebody between rooms names them alike everywhere. */
export const PersonId = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
export type PersonId = z.infer<typeof PersonId>;

export const LONGEST_NAME = 40;
/** Nothing that has no place on a name tag: controls, marks that turn writing round, unassigned code points. */
const UNSEEN = /[\p{Cc}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u;

/** As people type it: spaces at the ends and in rows are taken away. Joiners stay, since scripts need them. */
export const PersonName = z
  .string()
  .max(4 * LONGEST_NAME)
  .transform((name) => name.normalize('NFC').replace(/\s+/gu, ' ').trim())
  .refine((name) => {
    const letters = [...name].length;
    return (
      letters >= 1 && letters <= LONGEST_NAME && !UNSEEN.test(name) && /[\p{L}\p{N}\p{S}\p{P}]/u.test(name)
    );
  }, `A name has 1 to ${LONGEST_NAME} letters that can be seen.`);

/** Somebody in a room, as everybody there knows them. */
export const Person = z.object({
  id: PersonId,
  name: PersonName,
  /** How they are best seen: drawn from their pose, or, where they have no avatar to give, as video. */
  shows: z.enum(WATCHED),
});
export type Person = z.infer<typeof Person>;
