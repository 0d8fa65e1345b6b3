import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

const sums = new Map<string, string>();

/** A file's SHA-256 in hex, read once for each change of its size or time. */
export const sha256Of = async (file: string): Promise<string> => {
  const { size, mtimeMs } = await stat(file);
  const key = `${file}\n${size}\n${mtimeMs}`;
  const known = sums.get(key);
  if (known !== undefined) return known;
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  const sum = hash.digest('hex');
  sums.set(key, sum);
  return sum;
};
