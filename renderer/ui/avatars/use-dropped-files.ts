import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useAttempt, useParts } from '../app-context.tsx';
import { bringAvatar } from './likeness-actions.ts';

/** What the preload script posts when files were dropped: only it may know where they lie. */
const isDropped = (data: unknown): data is { readonly droppedPaths: readonly string[] } =>
  typeof data === 'object' && data !== null && 'droppedPaths' in data && Array.isArray(data.droppedPaths);

const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** Tells of the files that are dropped on `target`. `over` while some are held over it. */
export const useFilesDropped = (take: (path: string) => void) => {
  const [over, setOver] = useState(false);
  /** Entering a child comes before leaving its parent: only the outermost leave counts. */
  const depth = useRef(0);
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });

  useEffect(() => {
    const dropped = (event: MessageEvent<unknown>) => {
      if (event.source !== window || !isDropped(event.data)) return;
      for (const path of event.data.droppedPaths) latest.current(path);
    };
    window.addEventListener('message', dropped);
    return () => window.removeEventListener('message', dropped);
  }, []);

  const enter = (step: 1 | -1) => (event: DragEvent) => {
    if (!hasFiles(event)) return;
    depth.current = Math.max(0, depth.current + step);
    setOver(depth.current > 0);
  };
  const target = {
    onDragEnter: enter(1),
    onDragLeave: enter(-1),
    onDragOver: (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      depth.current = 0;
      setOver(false);
    },
  };
  return { over, target };
};

/** Adds the avatars and photos that are dropped. */
export const useDroppedFiles = () => {
  const parts = useParts();
  const attempt = useAttempt();
  return useFilesDropped((path) => attempt(() => bringAvatar(parts, path)));
};
