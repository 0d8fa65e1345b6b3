import { MasqueError } from '../../../renderer/core/errors.ts';
import { LONGEST_SCRIPT_NAME } from '../../../renderer/core/host.ts';

/** Names that Windows keeps for itself, with or without an ending. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** What some file system or shell refuses in a name, and what cannot be seen. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const REFUSED = /[\u0000-\u001f\u007f<>:"/\\|?*\p{Cf}]/gu;

/** A person's title as a file's name that every system takes; a title of which nothing is left becomes "Script". */
export const fileNameOf = (title: string): string => {
  const plain = title.normalize('NFC').replace(REFUSED, ' ').replaceAll(/\s+/g, ' ').trim();
  const name = [...plain]
    .slice(0, LONGEST_SCRIPT_NAME)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '')
    .trim();
  if (name === '') return 'Script';
  return RESERVED.test(name) ? `${name} script` : name;
};

/** The name, or it with the first number that makes it nobody else's. Case tells nothing apart: on many disks neither. */
export const freeName = (title: string, taken: readonly string[]): string => {
  const name = fileNameOf(title);
  const lower = new Set(taken.map((one) => one.toLowerCase()));
  if (!lower.has(name.toLowerCase())) return name;
  for (let number = 2; ; number++) {
    const ending = ` ${number}`;
    const numbered = `${name.slice(0, LONGEST_SCRIPT_NAME - ending.length).trimEnd()}${ending}`;
    if (!lower.has(numbered.toLowerCase())) return numbered;
  }
};

/** A name that came from the page; it may lead nowhere but into the folder. */
export const checkedName = (name: string): string => {
  if (name === fileNameOf(name)) return name;
  throw new MasqueError(
    'bad-option',
    `A script cannot be called “${name}”.`,
    `Give it a name of 1 to ${LONGEST_SCRIPT_NAME} characters, without / \\ : * ? " < > |.`,
  );
};
