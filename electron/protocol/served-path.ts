import { join } from 'node:path';

/** Folders that the page may read from, by the first part of the address. `page` answers everything else. */
export interface ServedFolders {
  readonly page: string;
  readonly byPrefix: Readonly<Record<string, string>>;
}

/**
 * The file behind an address's path, or null when the path tries to leave its folder. Each segment is decoded once and
 * must then be a plain name: no separators, drive letters, dots alone or control characters, however they were encoded.
 */
export const servedPath = (pathname: string, folders: ServedFolders): string | null => {
  const segments: string[] = [];
  for (const raw of pathname.split('/')) {
    if (raw === '') continue;
    let segment: string;
    try {
      segment = decodeURIComponent(raw);
    } catch {
      return null;
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being refused
    if (segment === '.' || segment === '..' || /[/\\:%\u0000-\u001f]/.test(segment)) return null;
    segments.push(segment);
  }
  const [first = 'index.html', ...rest] = segments;
  const folder = Object.hasOwn(folders.byPrefix, first) ? folders.byPrefix[first] : undefined;
  return folder === undefined ? join(folders.page, first, ...rest) : join(folder, ...rest);
};
