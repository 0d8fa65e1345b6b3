import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { TakeEntry } from '../renderer/core/host.ts';
import { controlsFrom } from '../renderer/core/retarget/perform-controls.ts';
import { exportTake } from '../renderer/core/take-export/export-take.ts';
import { readArkitCsv } from '../renderer/core/take-export/read-arkit-csv.ts';
import { isTake, readTake } from '../renderer/core/take-file/read-take.ts';
import { trimTake } from '../renderer/core/take-file/trim-take.ts';
import { writeTake } from '../renderer/core/take-file/write-take.ts';
import type { TakeTask } from './cli/take-task.ts';
import { writeWhole } from './services/atomic-write.ts';
import { createOpenedFiles } from './services/files.ts';
import { takesFolder } from './services/folders.ts';
import { createSettings } from './services/settings.ts';
import { createTakes } from './services/takes/takes.ts';

/** What the terminal is told: an address means nothing outside the app. */
const line = ({ address: _, ...entry }: TakeEntry): string => JSON.stringify(entry);

type Task<Kind extends TakeTask['kind']> = Extract<TakeTask, { kind: Kind }>;
type Takes = ReturnType<typeof createTakes>;

const writeExport = async (
  { take: idOrPath, out, format, face, framesPerSecond, from, to }: Task<'export'>,
  takes: Takes,
  userData: string,
): Promise<string> => {
  const { path } = await takes.open(idOrPath);
  const whole = readTake(await readFile(path));
  const isPart = from !== undefined || to !== undefined;
  const take = isPart ? trimTake(whole, from ?? 0, to ?? whole.meta.durationSeconds) : whole;
  const { settings } = await createSettings(userData).read();
  const controls = controlsFrom(
    { ...settings, voiceMovesMouth: true },
    { calibration: null, heldFace: null },
  );
  const bytes = exportTake(take, { format, face, framesPerSecond, controls });
  await writeWhole(out, bytes);
  return JSON.stringify({
    name: take.meta.name,
    file: out,
    format,
    durationSeconds: take.meta.durationSeconds,
    bytes: bytes.length,
  });
};

const importFile = async ({ path, out }: Task<'import'>, takes: Takes, userData: string): Promise<string> => {
  const bytes = await readFile(path);
  const { settings } = await createSettings(userData).read();
  const take = isTake(bytes)
    ? readTake(bytes)
    : readArkitCsv(bytes.toString('utf8'), {
        name: basename(path, extname(path)),
        recordedAt: (await stat(path)).mtime.toISOString(),
        avatar: settings.avatar,
      });
  const written = writeTake(take);
  if (out === undefined) return line(await takes.add(written));
  await writeWhole(out, written);
  return line(await takes.open(out));
};

/** Needs neither a window nor a display, so it is over before Chromium has begun. Says what the standard output gets. */
export const runTakeTask = async (task: TakeTask, userData: string): Promise<string> => {
  const takes = createTakes({
    folder: takesFolder(userData),
    opened: createOpenedFiles(),
    bin: () => Promise.reject(new Error('No task removes anything.')),
  });
  switch (task.kind) {
    case 'list':
      return (await takes.list()).map(line).join('\n');
    case 'export':
      return writeExport(task, takes, userData);
    case 'import':
      return importFile(task, takes, userData);
  }
};
