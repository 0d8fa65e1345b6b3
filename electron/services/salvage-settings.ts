import { Settings } from '../../renderer/core/settings.ts';

export const SETTINGS_VERSION = 1;

type Fields = Readonly<Record<string, unknown>>;

/** What to do to a file of version N to make it version N + 1. Nothing has changed since version 1. */
export const MIGRATIONS: Readonly<Record<number, (fields: Fields) => Fields>> = {};

export interface SalvagedSettings {
  readonly settings: Settings;
  /** Fields that this version cannot read but must not lose: they are written back as they were. */
  readonly kept: Fields;
  /** The file's own version, when that is newer than ours. */
  readonly version: number;
  /** Fields that were damaged and went back to their defaults. */
  readonly lost: readonly string[];
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const versionOf = (fields: Fields): number => {
  const { version } = fields;
  return typeof version === 'number' && Number.isInteger(version) && version >= 0
    ? version
    : SETTINGS_VERSION;
};

const migrate = (fields: Fields, migrations: typeof MIGRATIONS): Fields => {
  let current = fields;
  for (let version = versionOf(fields); version < SETTINGS_VERSION; version += 1) {
    current = migrations[version]?.(current) ?? current;
  }
  return current;
};

/** Of a damaged list, the members that can still be read. */
const readableMembers = (field: string, value: unknown): unknown => {
  if (field !== 'calibrations' || !Array.isArray(value)) return undefined;
  const shape = Settings.shape.calibrations;
  return value.filter((member) => shape.safeParse([member]).success).slice(-8);
};

/** Takes every field that can be read, one by one; null when the value is not a settings file at all. */
export const salvageSettings = (raw: unknown, migrations = MIGRATIONS): SalvagedSettings | null => {
  if (!isFields(raw)) return null;
  const version = Math.max(versionOf(raw), SETTINGS_VERSION);
  const newer = version > SETTINGS_VERSION;
  const good: Record<string, unknown> = {};
  const kept: Record<string, unknown> = {};
  const lost: string[] = [];
  const shape: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>> = Settings.shape;
  for (const [field, value] of Object.entries(migrate(raw, migrations))) {
    if (field === 'version') continue;
    const schema = Object.hasOwn(shape, field) ? shape[field] : undefined;
    if (schema === undefined) kept[field] = value;
    else if (schema.safeParse(value).success) good[field] = value;
    else if (newer) kept[field] = value;
    else {
      lost.push(field);
      const members = readableMembers(field, value);
      if (members !== undefined) good[field] = members;
    }
  }
  return { settings: Settings.parse(good), kept, version, lost };
};
