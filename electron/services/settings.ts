import { copyFile, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultSettings, type Settings, type SettingsPatch } from '../../renderer/core/settings.ts';
import { writeWhole } from './atomic-write.ts';
import { type SalvagedSettings, SETTINGS_VERSION, salvageSettings } from './salvage-settings.ts';

export interface SettingsService {
  /** `notice` is said once: what was wrong with the file and where the damaged one is. */
  read(): Promise<{ settings: Settings; notice?: string | undefined }>;
  /** Changes the given fields, on disk first. Calls are done one after the other. */
  write(patch: SettingsPatch): Promise<Settings>;
  /** Something that happened outside the page, to be said with the next `read`. */
  tell(notice: string): void;
}

interface Opened extends SalvagedSettings {
  readonly notice?: string;
}

const fresh = (notice?: string): Opened => ({
  settings: defaultSettings(),
  kept: {},
  version: SETTINGS_VERSION,
  lost: [],
  ...(notice === undefined ? {} : { notice }),
});

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const openSettings = async (file: string, now: () => Date): Promise<Opened> => {
  const aside = file.replace(/\.json$/, `.damaged-${now().toISOString().replace(/[:.]/g, '-')}.json`);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return fresh();
    return fresh(`Your settings could not be read (${reasonOf(error)}), so Masque started with its own.`);
  }
  let salvaged: SalvagedSettings | null = null;
  try {
    salvaged = salvageSettings(JSON.parse(text));
  } catch {
    // Not JSON: a whole damaged file, handled below.
  }
  try {
    if (salvaged === null) {
      await rename(file, aside);
      return fresh(
        `Your settings were damaged, so Masque started with its own. The damaged file is ${aside}.`,
      );
    }
    if (salvaged.lost.length === 0) return salvaged;
    await copyFile(file, aside);
    const names = salvaged.lost.join(', ');
    return {
      ...salvaged,
      notice: `Some settings were damaged and went back to their start: ${names}. The damaged file is ${aside}.`,
    };
  } catch (error) {
    const notice = `Your settings were damaged, and the file could not be set aside (${reasonOf(error)}).`;
    return salvaged === null ? fresh(notice) : { ...salvaged, notice };
  }
};

/** What a person set, in `settings.json` of the folder. The file is read once, at the first question. */
export const createSettings = (folder: string, now: () => Date = () => new Date()): SettingsService => {
  const file = join(folder, 'settings.json');
  let opened: Promise<Opened> | undefined;
  const told: string[] = [];
  let queue: Promise<unknown> = Promise.resolve();
  const current = (): Promise<Opened> => {
    opened ??= openSettings(file, now);
    return opened;
  };
  const change = async (patch: SettingsPatch): Promise<Settings> => {
    const { settings, kept, version, lost } = await current();
    const given = Object.entries(patch).filter(([, value]) => value !== undefined);
    const next: Settings = { ...settings, ...Object.fromEntries(given) };
    const stillKept = Object.fromEntries(Object.entries(kept).filter(([field]) => !(field in patch)));
    await writeWhole(file, `${JSON.stringify({ ...next, ...stillKept, version }, null, 2)}\n`);
    opened = Promise.resolve({ settings: next, kept: stillKept, version, lost });
    return next;
  };
  return {
    async read() {
      const { settings, notice } = await current();
      if (notice !== undefined) opened = current().then(({ notice: _said, ...rest }) => rest);
      const notices = [...(notice === undefined ? [] : [notice]), ...told.splice(0)];
      return { settings, notice: notices.length > 0 ? notices.join(' ') : undefined };
    },
    write(patch) {
      const done = queue.then(() => change(patch));
      queue = done.catch(() => undefined);
      return done;
    },
    tell(notice) {
      told.push(notice);
    },
  };
};
