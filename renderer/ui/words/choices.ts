import type { Backdrop, Settings, SourceChoice } from '../../core/settings.ts';
import type { FaceKey } from '../../session/live-session.ts';

export const FACE_WORDS: Readonly<Record<FaceKey, string>> = {
  smile: 'Smile',
  laugh: 'Laugh',
  wink: 'Wink',
  surprise: 'Surprise',
  pout: 'Pout',
  doubt: 'Doubt',
};

export const BACKDROP_WORDS: Readonly<Record<Backdrop, string>> = {
  dusk: 'Dusk',
  sage: 'Sage',
  sand: 'Sand',
  night: 'Night',
  rose: 'Rose',
  sea: 'Sea',
};

export const THEME_WORDS: Readonly<Record<Settings['theme'], string>> = {
  system: 'As the system',
  dark: 'Dark',
  light: 'Light',
};

export const QUALITY_CHOICES: readonly { readonly value: Settings['quality']; readonly label: string }[] = [
  { value: 'auto', label: 'Automatic' },
  { value: 'light', label: 'Light' },
  { value: 'balanced', label: 'Balanced' },
  { value: 'full', label: 'Full' },
];

export const TRACKER_CHOICES: readonly {
  readonly value: Settings['trackerModel'];
  readonly label: string;
}[] = [
  { value: 'auto', label: 'Automatic' },
  { value: 'npm', label: 'Small' },
  { value: 'official', label: 'Precise' },
];

/** The last part of a path, with either kind of slash. */
export const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/** What a chosen source is called before the session has opened it. */
export const sourceWords = (choice: SourceChoice, none: string): string => {
  switch (choice.kind) {
    case 'none':
      return none;
    case 'demo':
      return 'Demo performer';
    case 'default':
      return 'System default';
    case 'device':
      return choice.label;
    case 'file':
      return fileName(choice.path);
    case 'remote':
      return 'Phone or OBS…';
  }
};

const sameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();

/** `Today, 9:41`, or `3 May, 9:41`. */
export const momentWords = (iso: string, now: Date): string => {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return 'Some time ago';
  const time = moment.toLocaleTimeString('en-GB', { hour: 'numeric', minute: '2-digit' });
  const day = sameDay(moment, now)
    ? 'Today'
    : moment.toLocaleDateString('en-GB', { day: 'numeric', month: 'long' });
  return `${day}, ${time}`;
};
