import { type DragEvent, useEffect } from 'react';
import { useAttempt, useParts } from '../app-context.tsx';
import { importScript } from './studio-actions.ts';

/** What the preload script posts when files were dropped: only it may know where they lie. */
const isDropped = (data: unknown): data is { readonly droppedPaths: readonly string[] } =>
  typeof data === 'object' && data !== null && 'droppedPaths' in data && Array.isArray(data.droppedPaths);

/** Text files that are dropped on the screen become scripts; the last of several stays open. */
export const useDroppedScripts = () => {
  const parts = useParts();
  const attempt = useAttempt();
  useEffect(() => {
    const dropped = (event: MessageEvent<unknown>) => {
      if (event.source !== window || !isDropped(event.data)) return;
      const { droppedPaths } = event.data;
      attempt(async () => {
        for (const path of droppedPaths) await importScript(parts, path);
      });
    };
    window.addEventListener('message', dropped);
    return () => window.removeEventListener('message', dropped);
  }, [parts]);
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  // Before the editor, which would take the file's text for its own.
  return {
    onDragOverCapture: (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    },
    onDropCapture: (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
};
