import { assertNever } from '../../core/errors.ts';
import type { Take } from '../../core/signals/take.ts';
import { exportTake, type TakeExport } from '../../core/take-export/export-take.ts';
import { readArkitCsv } from '../../core/take-export/read-arkit-csv.ts';
import { isTake, readTake } from '../../core/take-file/read-take.ts';
import { trimTake } from '../../core/take-file/trim-take.ts';
import { writeTake } from '../../core/take-file/write-take.ts';

/** A part of a take, seconds; all of it when there is none. */
export interface TakeSpan {
  readonly from: number;
  readonly to: number;
}

/** What is done with a take's bytes: a long one takes seconds, so it is done beside the page, not in it. */
export type TakeWork =
  | { readonly kind: 'read' }
  /** What the part is called. */
  | { readonly kind: 'cut'; readonly span: TakeSpan; readonly name: string }
  | { readonly kind: 'export'; readonly span: TakeSpan | null; readonly as: TakeExport }
  /** A take's file, whole or cut short, or a CSV of ARKit weights. */
  | {
      readonly kind: 'import';
      readonly name: string;
      readonly recordedAt: string;
      /** Worn by whoever says nothing of it. */
      readonly avatar: string;
    };

export interface TakeResults {
  readonly read: Take;
  readonly cut: Uint8Array<ArrayBuffer>;
  readonly export: Uint8Array<ArrayBuffer>;
  readonly import: Uint8Array<ArrayBuffer>;
}

export const doTakeWork = (work: TakeWork, bytes: Uint8Array): TakeResults[TakeWork['kind']] => {
  switch (work.kind) {
    case 'read':
      return readTake(bytes);
    case 'cut': {
      const part = trimTake(readTake(bytes), work.span.from, work.span.to);
      return writeTake({ ...part, meta: { ...part.meta, name: work.name } });
    }
    case 'export': {
      const take = readTake(bytes);
      return exportTake(work.span ? trimTake(take, work.span.from, work.span.to) : take, work.as);
    }
    case 'import':
      return writeTake(isTake(bytes) ? readTake(bytes) : readArkitCsv(new TextDecoder().decode(bytes), work));
    default:
      return assertNever(work);
  }
};
