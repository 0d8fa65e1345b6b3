import { useEffect } from 'react';
import type { InterfaceStore } from '../../state/interface-store.ts';
import type { StatusStore } from '../../state/status-store.ts';
import type { TakesStore } from '../../state/takes-store.ts';

/** What was recorded is on the list at once, wherever the person is; what failed is said. */
export const useRecordedTakes = (status: StatusStore, takes: TakesStore, shell: InterfaceStore): void => {
  useEffect(
    () =>
      status.subscribe(({ recording }, before) => {
        if (recording === before.recording) return;
        if (recording.kind === 'saved') takes.getState().add(recording.take);
        if (recording.kind === 'failed') shell.getState().notify(recording);
      }),
    [status, takes, shell],
  );
};
