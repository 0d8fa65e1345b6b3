/**
 * An asar archive, the container that Electron starts from: a Chromium pickle that holds a JSON header, then the files
 * end to end. Format: https://github.com/electron/asar#format
 * @param {Readonly<Record<string, string>>} files flat: name to text
 * @returns {Buffer}
 */
export const asarArchive = (files) => {
  /** @type {Record<string, { size: number, offset: string }>} */
  const entries = {};
  /** @type {Buffer[]} */
  const bodies = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const body = Buffer.from(text);
    entries[name] = { size: body.length, offset: String(offset) };
    bodies.push(body);
    offset += body.length;
  }
  const json = Buffer.from(JSON.stringify({ files: entries }));
  const padded = Math.ceil(json.length / 4) * 4;
  const header = Buffer.alloc(16 + padded);
  // Sizes outside in: of the size's own pickle, of the header's pickle, of its payload, of the string.
  for (const [index, size] of [4, padded + 8, padded + 4, json.length].entries()) {
    header.writeUInt32LE(size, index * 4);
  }
  json.copy(header, 16);
  return Buffer.concat([header, ...bodies]);
};
