import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * What an address lets its bearer do: look, publish in the person's place, take part in a room, or look into it. None
 * opens another's door.
 */
export const ROLES = ['view', 'publish', 'room', 'gallery'] as const;
export type Role = (typeof ROLES)[number];

export interface Knock {
  /** Path and query, as the request line has them. */
  readonly target: string;
  readonly host: string | undefined;
  /** A browser says from which page a request comes; other programs say nothing. */
  readonly origin: string | undefined;
  /** `Bearer TOKEN`, from programs that have a field of its own for the token. */
  readonly authorization?: string | undefined;
}

export interface GateKeys {
  /** A role without a token lets nobody in. */
  readonly tokens: Readonly<Partial<Record<Role, string>>>;
  /** Names and ports under which we may be addressed, such as `127.0.0.1:4321`. */
  readonly hosts: ReadonlySet<string>;
  /** Of our own page's origin. */
  readonly scheme?: 'http' | 'https';
}

export interface Admitted {
  readonly role: Role;
  /** Below `/ROLE/TOKEN/`. */
  readonly path: string;
}
export type Entrance = Admitted | { readonly refused: number };

/** 128 random bits, which nobody guesses. */
export const newToken = (): string => randomBytes(16).toString('base64url');

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Takes as long whatever was guessed: sums of equal length are compared whole. */
const isSame = (given: string, token: string): boolean => timingSafeEqual(digest(given), digest(token));

const isRole = (word: string): word is Role => ROLES.some((role) => role === word);

/**
 * Who may come in: `/ROLE/TOKEN/…`, or without the token there but with it as bearer, under a name of
 * ours, from our own page or from no page. A foreign name is a foreign page whose DNS now points at us; a foreign origin is
 * a page that only knows the address.
 */
export const admit = (knock: Knock, { tokens, hosts, scheme = 'http' }: GateKeys): Entrance => {
  const { target, host, origin, authorization } = knock;
  if (host === undefined || !hosts.has(host.toLowerCase())) return { refused: 421 };
  if (origin !== undefined && origin.toLowerCase() !== `${scheme}://${host.toLowerCase()}`)
    return { refused: 403 };
  const match = /^\/([a-z]{1,16})\/([A-Za-z0-9._/-]{1,265})(?:\?|$)/.exec(target);
  const bearer = /^Bearer +([A-Za-z0-9_-]{1,64})$/i.exec(authorization ?? '')?.[1];
  // One answer for a wrong role, a wrong token and a wrong path: nothing can be learned by asking.
  const refusal = { refused: authorization === undefined ? 404 : 401 };
  if (match === null) return refusal;
  const [, role = '', rest = ''] = match;
  const wanted = isRole(role) ? tokens[role] : undefined;
  if (!isRole(role) || wanted === undefined) return refusal;
  const [, token = '', path = ''] = /^([A-Za-z0-9_-]{1,64})\/(.{0,200})$/.exec(rest) ?? [];
  if (isSame(token, wanted)) return { role, path };
  if (bearer !== undefined && isSame(bearer, wanted)) return { role, path: rest };
  return refusal;
};
