import { existsSync } from 'node:fs';
import type { RegistryView, Win32 } from './win32.ts';

/** A camera filter that Windows knows: which class it is, and in which view it is registered. */
export interface FilterClass {
  readonly classId: string;
  readonly view: RegistryView;
}

const nameIn = (win32: Pick<Win32, 'classesString'>, { classId, view }: FilterClass): string | null => {
  const key = `CLSID\\${classId}`;
  const name = win32.classesString(key, view);
  if (name === null) return null;
  const file = win32.classesString(`${key}\\InprocServer32`, view);
  // A program that was deleted instead of uninstalled leaves its registration, and no app can load its filter.
  return file === null || existsSync(file) ? name : null;
};

/** The name under which apps list the first of these filters that is registered and still there, or null. */
export const registeredName = (
  win32: Pick<Win32, 'classesString'>,
  classes: readonly FilterClass[],
): string | null => {
  for (const filter of classes) {
    const name = nameIn(win32, filter);
    if (name !== null) return name;
  }
  return null;
};
