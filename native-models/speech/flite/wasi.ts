/**
 * As much of WASI as flite's command asks for: arguments, one folder of files in memory, what it prints. Node's own
 * `node:wasi` needs a flag on old versions and opens real folders.
 * Source: github.com/WebAssembly/WASI, phases/snapshot/docs.md (wasi_snapshot_preview1).
 */
export interface WasiOutcome {
  readonly status: number;
  readonly output: string;
  readonly complaints: string;
  file(name: string): Uint8Array | undefined;
}

const DONE = 0;
const BAD_FILE = 8;
const NOT_THERE = 44;
const CREATE = 1;
const OUTPUT = 1;
const COMPLAINTS = 2;
const FOLDER = 3;
/** Kinds of file, as `fd_fdstat_get` names them. */
const CHARACTER_DEVICE = 2;
const DIRECTORY = 3;
const REGULAR_FILE = 4;
const ALL_RIGHTS = 0x1fff_ffffn;

class Exit {
  readonly status: number;

  constructor(status: number) {
    this.status = status;
  }
}

/** Bytes that grow as they are written. */
class MemoryFile {
  private bytes: Uint8Array;
  private length: number;

  constructor(bytes: Uint8Array = new Uint8Array(0)) {
    this.bytes = bytes;
    this.length = bytes.length;
  }

  get size(): number {
    return this.length;
  }

  read(from: number, to: number): Uint8Array {
    return this.bytes.subarray(Math.min(from, this.length), Math.min(to, this.length));
  }

  write(at: number, piece: Uint8Array): void {
    const end = at + piece.length;
    if (end > this.bytes.length) {
      const grown = new Uint8Array(Math.max(end, this.bytes.length * 2));
      grown.set(this.bytes);
      this.bytes = grown;
    }
    this.bytes.set(piece, at);
    this.length = Math.max(this.length, end);
  }
}

interface OpenFile {
  readonly file: MemoryFile;
  position: number;
}

/** Runs a command to its end on this thread. Throws what the command trips over. */
export const runCommand = (
  module: WebAssembly.Module,
  words: readonly string[],
  given: Readonly<Record<string, string>> = {},
): WasiOutcome => {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const files = new Map(
    Object.entries(given).map(([name, text]) => [name, new MemoryFile(encoder.encode(text))]),
  );
  const open = new Map<number, OpenFile>();
  const printed = { [OUTPUT]: '', [COMPLAINTS]: '' };
  const argumentBytes = words.map((word) => encoder.encode(`${word}\0`));

  // The memory moves when it grows, so nobody may keep a view of it.
  // What a module exports has no types; these two are WASI's own.
  const memory = () => (instance.exports.memory as WebAssembly.Memory).buffer;
  const view = () => new DataView(memory());
  const bytesAt = (address: number, length: number) => new Uint8Array(memory(), address, length);
  const textAt = (address: number, length: number) => decoder.decode(bytesAt(address, length).slice());
  const put32 = (address: number, value: number) => view().setUint32(address, value, true);
  const put64 = (address: number, value: bigint) => view().setBigUint64(address, value, true);

  /** Hands each of a list of buffers to `use`, until one is not used up; gives the sum of what was used. */
  const eachBuffer = (list: number, count: number, use: (buffer: Uint8Array) => number): number => {
    let sum = 0;
    for (let entry = list; entry < list + count * 8; entry += 8) {
      const buffer = bytesAt(view().getUint32(entry, true), view().getUint32(entry + 4, true));
      const used = use(buffer);
      sum += used;
      if (used < buffer.length) break;
    }
    return sum;
  };

  const calls = {
    args_sizes_get(count: number, size: number) {
      put32(count, words.length);
      put32(
        size,
        argumentBytes.reduce((sum, { length }) => sum + length, 0),
      );
      return DONE;
    },
    args_get(list: number, into: number) {
      let address = into;
      for (const [index, bytes] of argumentBytes.entries()) {
        put32(list + index * 4, address);
        bytesAt(address, bytes.length).set(bytes);
        address += bytes.length;
      }
      return DONE;
    },
    /** The same words give the same sound at any hour. */
    clock_time_get(_clock: number, _precision: bigint, into: number) {
      put64(into, 0n);
      return DONE;
    },
    fd_prestat_get(descriptor: number, into: number) {
      if (descriptor !== FOLDER) return BAD_FILE;
      put32(into, 0);
      put32(into + 4, 1);
      return DONE;
    },
    fd_prestat_dir_name(_descriptor: number, into: number) {
      bytesAt(into, 1).set(encoder.encode('/'));
      return DONE;
    },
    fd_fdstat_get(descriptor: number, into: number) {
      const kind = descriptor < FOLDER ? CHARACTER_DEVICE : descriptor === FOLDER ? DIRECTORY : REGULAR_FILE;
      if (kind === REGULAR_FILE && !open.has(descriptor)) return BAD_FILE;
      view().setUint32(into, kind, true);
      put64(into + 8, ALL_RIGHTS);
      put64(into + 16, ALL_RIGHTS);
      return DONE;
    },
    fd_fdstat_set_flags: () => DONE,
    path_open(
      _folder: number,
      _lookup: number,
      name: number,
      length: number,
      how: number,
      _rights: bigint,
      _inherited: bigint,
      _flags: number,
      into: number,
    ) {
      const path = textAt(name, length);
      if ((how & CREATE) !== 0) files.set(path, new MemoryFile());
      const file = files.get(path);
      if (file === undefined) return NOT_THERE;
      let descriptor = FOLDER + 1;
      while (open.has(descriptor)) descriptor += 1;
      open.set(descriptor, { file, position: 0 });
      put32(into, descriptor);
      return DONE;
    },
    fd_close: (descriptor: number) => (open.delete(descriptor) ? DONE : BAD_FILE),
    fd_seek(descriptor: number, offset: bigint, whence: number, into: number) {
      const entry = open.get(descriptor);
      if (entry === undefined) return BAD_FILE;
      entry.position = Number(offset) + ([0, entry.position, entry.file.size][whence] ?? 0);
      put64(into, BigInt(entry.position));
      return DONE;
    },
    fd_read(descriptor: number, list: number, count: number, into: number) {
      const entry = open.get(descriptor);
      if (entry === undefined) return BAD_FILE;
      const sum = eachBuffer(list, count, (buffer) => {
        const piece = entry.file.read(entry.position, entry.position + buffer.length);
        buffer.set(piece);
        entry.position += piece.length;
        return piece.length;
      });
      put32(into, sum);
      return DONE;
    },
    fd_write(descriptor: number, list: number, count: number, into: number) {
      const entry = open.get(descriptor);
      if (entry === undefined && descriptor !== OUTPUT && descriptor !== COMPLAINTS) return BAD_FILE;
      const sum = eachBuffer(list, count, (buffer) => {
        if (entry !== undefined) {
          entry.file.write(entry.position, buffer);
          entry.position += buffer.length;
        } else if (descriptor === OUTPUT || descriptor === COMPLAINTS)
          printed[descriptor] += decoder.decode(buffer.slice());
        return buffer.length;
      });
      put32(into, sum);
      return DONE;
    },
    proc_exit(status: number): never {
      throw new Exit(status);
    },
  };
  const instance = new WebAssembly.Instance(module, { wasi_snapshot_preview1: calls });
  const ended = (status: number): WasiOutcome => ({
    status,
    output: printed[OUTPUT],
    complaints: printed[COMPLAINTS],
    file(name) {
      const file = files.get(name);
      return file?.read(0, file.size);
    },
  });
  try {
    (instance.exports._start as () => void)();
    return ended(0);
  } catch (error) {
    if (error instanceof Exit) return ended(error.status);
    throw error;
  }
};
