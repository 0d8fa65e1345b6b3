import { FIELD, OBJECT } from './unity-capture-layout.ts';
import type { Address, Handle, Win32 } from './win32.ts';

/** A filter that is looked at asks for each picture, five times a second even when none comes. */
const LOOKING_MILLISECONDS = 1000;
/** Then we let go of what a silent filter made, so that it can vanish with its app. */
const SILENT_MILLISECONDS = 2000;

/** The filter keeps the mutex while it converts a picture: some milliseconds, more on a busy machine. */
const PATIENCE_MILLISECONDS = 50;

/** What the filter inside a meeting app has made, opened by us. */
export interface Link {
  readonly mutex: Handle;
  readonly sent: Handle;
  readonly data: Handle;
  readonly view: Address;
}

type Lock = (mutex: Handle) => 'ours' | 'held' | 'failed';

/** Null when no filter is there, or one that has not made everything yet, or that keeps the mutex. */
const connect = (api: Win32, lock: Lock): Link | null => {
  const opened: Handle[] = [];
  const keep = (handle: Handle | null): Handle | null => {
    if (handle !== null) opened.push(handle);
    return handle;
  };
  const mutex = keep(api.openMutex(OBJECT.mutex));
  // The filter makes its objects while it holds the mutex, so behind the mutex they are there or not.
  const isOurs = mutex !== null && lock(mutex) === 'ours';
  const sent = isOurs ? keep(api.openEvent(OBJECT.sent)) : null;
  const data = sent === null ? null : keep(api.openMapping(OBJECT.data, 'write'));
  const view = data === null ? null : api.mapView(data, 'write');
  if (mutex !== null && isOurs) api.unlock(mutex);
  if (mutex !== null && sent !== null && data !== null && view !== null) return { mutex, sent, data, view };
  for (const handle of opened) api.close(handle);
  return null;
};

const disconnect = (api: Win32, { mutex, sent, data, view }: Link): void => {
  api.unmapView(view);
  for (const handle of [data, sent, mutex]) api.close(handle);
};

/** A filter that nobody has ever sent a picture to asks for none: it would not know that we are there. */
const isWaitingForFirst = (api: Win32, { view }: Link): boolean => api.readUint32(view, FIELD.width) === 0;

/** The line to the filter: whether it is there, whether it asks for pictures, whether it hangs. */
export const createLine = (api: Win32, want: Handle) => {
  let link: Link | null = null;
  let heardAt = Number.NEGATIVE_INFINITY;
  let askedAt = Number.NEGATIVE_INFINITY;
  let isHung = false;
  const lock: Lock = (mutex) => {
    // One that hangs is waited for once, not for every picture.
    const found = api.lock(mutex, isHung ? 0 : PATIENCE_MILLISECONDS);
    isHung = found === 'held';
    return found;
  };
  const drop = (): void => {
    if (link !== null) disconnect(api, link);
    link = null;
  };
  const look = (): Link | null => {
    const now = performance.now();
    if (api.takeSignal(want)) {
      askedAt = now;
      heardAt = now;
    }
    if (now - heardAt > SILENT_MILLISECONDS) drop();
    if (link !== null) return link;
    link = connect(api, lock);
    if (link !== null) heardAt = now;
    return link;
  };
  return {
    drop,
    /** Lets `work` fill the filter's memory behind the mutex, then tells the filter; nothing when that cannot be. */
    send(work: (found: Link) => void): void {
      const found = look();
      if (found === null) return;
      const state = lock(found.mutex);
      if (state === 'failed') drop();
      if (state !== 'ours') return;
      try {
        work(found);
      } finally {
        api.unlock(found.mutex);
      }
      api.signal(found.sent);
    },
    isLooking(): boolean {
      const found = look();
      if (found === null) return false;
      return isWaitingForFirst(api, found) || performance.now() - askedAt < LOOKING_MILLISECONDS;
    },
  };
};
