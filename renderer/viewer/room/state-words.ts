import type { ConnectionState } from '../connection.ts';
import type { PanelWords } from '../panel.ts';

const WORDS: Readonly<Record<Exclude<ConnectionState, 'watching' | 'nothing-on'>, PanelWords>> = {
  connecting: { title: 'Connecting…', text: '' },
  unplayable: { title: 'This browser cannot play the picture', text: 'Open the address in another one.' },
  lost: {
    title: 'The room is out of reach',
    text: 'Its host has left, or the network is down. Everybody comes back by themselves.',
  },
  restarting: { title: 'One moment', text: 'The room picks up again. Everybody comes back by themselves.' },
  gone: { title: 'This address no longer works', text: 'The room has new addresses. Ask for the new one.' },
  full: {
    title: 'No room for one more',
    text: 'Many screens look already. This page tries again by itself.',
  },
};

/** What there is to say in the middle of the page; null while people are seen. */
export const stateWords = (state: ConnectionState, shown: number, only: string | null): PanelWords | null => {
  if (state !== 'watching' && state !== 'nothing-on') return WORDS[state];
  if (shown > 0) return null;
  return only === null
    ? { title: 'Nobody is here yet', text: 'Whoever comes appears here.' }
    : { title: `${only} is not here`, text: 'They appear here when they come.' };
};

/** Who has come and who has left, in a line; empty when nobody has. */
export const eventWords = (came: readonly string[], left: readonly string[]): string => {
  const list = (names: readonly string[]) =>
    names.length > 2 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(' and ');
  const said = (names: readonly string[], what: string) =>
    names.length === 0 ? [] : [`${list(names)} ${names.length === 1 ? 'has' : 'have'} ${what}`];
  return [...said(left, 'left'), ...said(came, 'come')].join(' · ');
};
