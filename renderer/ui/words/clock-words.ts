/** A tenth that is not quite one in binary is one. */
const ALMOST = 1e-6;

/** `0:07`, `12:04`, `1:00:00`: whole seconds that have gone by; with tenths where a trim is told. */
export const clockWords = (seconds: number, tenths = false): string => {
  const whole = tenths ? Math.floor(seconds * 10 + ALMOST) / 10 : Math.floor(seconds + ALMOST);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const rest = whole % 60;
  const last = tenths ? rest.toFixed(1).padStart(4, '0') : String(rest).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${last}` : `${minutes}:${last}`;
};

/** `1:05.5`, `65.5` and `65,5` are the same; null for anything else. */
export const parseClock = (text: string): number | null => {
  const [, hours = '0', minutes = '0', seconds] =
    /^\s*(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,4}(?:[.,]\d{1,3})?)\s*$/.exec(text) ?? [];
  return seconds === undefined
    ? null
    : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(',', '.'));
};
