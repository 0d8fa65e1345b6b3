/** A file of an archive; folders are made as they are needed. */
export interface ArchivedFile {
  /** Below the archive's root, without a slash in front. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly isProgram?: boolean;
}

const FOLDER = 0o040755;
const FILE = 0o100644;
const PROGRAM = 0o100755;

const foldersOf = (path: string): string[] => {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
};

const padded = (bytes: Uint8Array): Buffer => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);

/**
 * An archive of the kind `newc`, from which Linux fills its first file system. The format is in the kernel's
 * `Documentation/driver-api/early-userspace/buffer-format.rst`: thirteen numbers of eight hexadecimal digits, then the
 * name and the contents, each filled up to four bytes.
 */
export const cpioArchive = (files: readonly ArchivedFile[]): Buffer => {
  const parts: Buffer[] = [];
  const add = (name: string, mode: number, bytes: Uint8Array): void => {
    const inode = mode === 0 ? 0 : parts.length + 1;
    const numbers = [inode, mode, 0, 0, 1, 0, bytes.length, 0, 0, 0, 0, name.length + 1, 0];
    const header = `070701${numbers.map((number) => number.toString(16).padStart(8, '0')).join('')}`;
    parts.push(padded(Buffer.from(`${header}${name}\0`)), padded(bytes));
  };
  const folders = [...new Set(files.flatMap(({ path }) => foldersOf(path)))].sort();
  for (const folder of folders) add(folder, FOLDER, new Uint8Array());
  for (const { path, bytes, isProgram } of files) add(path, isProgram ? PROGRAM : FILE, bytes);
  add('TRAILER!!!', 0, new Uint8Array());
  return Buffer.concat(parts);
};
