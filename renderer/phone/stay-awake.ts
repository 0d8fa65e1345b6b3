interface WakeLock {
  release(): Promise<void>;
}

/** The screen stays on while `isWanted`: a phone that sleeps has no camera. Browsers without a wake lock go without. */
export const createStayAwake = (isWanted: () => boolean): { look(): void } => {
  const { wakeLock } = navigator as { readonly wakeLock?: { request(type: 'screen'): Promise<WakeLock> } };
  let lock: Promise<WakeLock | null> | null = null;
  const look = () => {
    if (isWanted() && document.visibilityState === 'visible') {
      lock = lock ?? wakeLock?.request('screen').catch(() => null) ?? null;
    } else {
      lock?.then((held) => held?.release()).catch(() => undefined);
      lock = null;
    }
  };
  // The system takes it away from a page that is not seen.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') lock = null;
    look();
  });
  return { look };
};
