import { describe, expect, it } from 'vitest';
import { createInterfaceStore, shownFace } from '../../renderer/state/interface-store.ts';

const open = () => {
  const store = createInterfaceStore({ firstRun: false });
  return { ...store.getState(), now: store.getState };
};

describe('faces', () => {
  it('shows a held face over a kept one, and the kept one again after', () => {
    const { keepFace, holdFace, releaseFace, now } = open();
    keepFace('smile');
    holdFace('wink');
    expect(shownFace(now())).toBe('wink');
    releaseFace('wink');
    expect(shownFace(now())).toBe('smile');
    keepFace('smile');
    expect(shownFace(now())).toBeNull();
  });

  it('does not let go of a face for another key', () => {
    const { holdFace, releaseFace, now } = open();
    holdFace('wink');
    releaseFace('laugh');
    expect(shownFace(now())).toBe('wink');
  });

  it('lets go of a held face when the section changes', () => {
    const { holdFace, goTo, now } = open();
    holdFace('wink');
    goTo('settings');
    expect(shownFace(now())).toBeNull();
  });
});

describe('notices', () => {
  it('says a thing once, until it is dismissed', () => {
    const { notify, dismiss, now } = open();
    const problem = { message: 'The disk is full.', cure: 'Free some space.' };
    notify(problem);
    notify(problem);
    expect(now().notices).toHaveLength(1);
    dismiss(now().notices[0]?.id ?? -1);
    expect(now().notices).toHaveLength(0);
  });
});

describe('the sheet over the stage', () => {
  it('takes the panel away, and goes with the section', () => {
    const { setOverlay, setCameraSheet, goTo, now } = open();
    setOverlay(true);
    setCameraSheet(true);
    expect(now()).toMatchObject({ cameraSheetOpen: true, overlayOpen: false });
    goTo('settings');
    expect(now().cameraSheetOpen).toBe(false);
  });
});
