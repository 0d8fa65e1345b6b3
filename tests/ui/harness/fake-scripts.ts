import { implement } from '@orpc/server';
import { MasqueError } from '../../../renderer/core/errors.ts';
import { hostContract, type ScriptEntry } from '../../../renderer/core/host.ts';

const NOW = '2026-11-26T10:00:00.000Z';

/** Scripts in memory. `refuses`: the disk is full. */
export const fakeScripts = (
  start: Readonly<Record<string, string>>,
  { refuses }: { readonly refuses: boolean },
) => {
  const os = implement(hostContract).scripts;
  const texts = new Map(Object.entries(start));
  const entry = (name: string): ScriptEntry => ({ name, path: `/home/you/${name}.md`, changedAt: NOW });
  const write = (name: string, text: string): ScriptEntry => {
    if (refuses) {
      throw new MasqueError('failed', 'The disk is full.', 'Free some space.');
    }
    texts.set(name, text);
    document.documentElement.dataset.savedScript = text;
    return entry(name);
  };
  const free = (name: string): string => {
    let wanted = name;
    for (let number = 2; texts.has(wanted); number++) wanted = `${name} ${number}`;
    return wanted;
  };
  return os.router({
    list: os.list.handler(() => [...texts.keys()].map(entry)),
    read: os.read.handler(({ input }) => ({ text: texts.get(input.name) ?? '' })),
    create: os.create.handler(({ input }) => write(free(input.name), input.text)),
    save: os.save.handler(({ input }) => write(input.name, input.text)),
    rename: os.rename.handler(({ input }) => {
      const text = texts.get(input.name) ?? '';
      texts.delete(input.name);
      return write(free(input.to), text);
    }),
    remove: os.remove.handler(({ input }) => {
      texts.delete(input.name);
      return { where: 'bin' };
    }),
    import: os.import.handler(({ input }) => {
      if (input.path?.endsWith('.png')) {
        throw new MasqueError(
          'unreadable',
          'photo.png is not text in UTF-8.',
          'Save it as plain text or Markdown.',
        );
      }
      return write(free('Imported'), 'Somebody else wrote this. [nod]\n');
    }),
  });
};
