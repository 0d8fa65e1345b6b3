import { useEffect } from 'react';
import { assertNever } from '../../core/errors.ts';
import { chooseBackdrop, nextBackdrop } from '../../state/scene-changes.ts';
import { toggleCamera, toggleMicrophone } from '../../state/toggles.ts';
import type { AppParts } from '../app-context.tsx';
import { pressGoLive } from '../on-air/press-go-live.ts';
import { playOrPause } from '../studio/play-or-pause.ts';
import { togglePlaying } from '../takes/toggle-playing.ts';
import { type Command, commandOf, faceOfKey } from './shortcuts.ts';

/** Where a key belongs to what has the focus: text being typed, or a list being read. */
const CAPTIVE =
  'input:not([type=range],[type=checkbox]), textarea, [contenteditable], [role=listbox], [role=menu]';

/** The innermost that it happened to, shadow trees included. */
const targetOf = (event: KeyboardEvent): EventTarget | null => event.composedPath()[0] ?? event.target;

const isCaptive = (event: KeyboardEvent): boolean => {
  const target = targetOf(event);
  return target instanceof Element && target.closest(CAPTIVE) !== null;
};

/** What a space bar presses by itself; pressing where one is already would do nothing. */
const PRESSABLE =
  'button:not([aria-current]), a, [role=button], [role=menuitem], [role=option], [role=switch], [role=combobox], [role=dialog], video';

const isPressable = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(PRESSABLE) !== null;

/** Acts on a command; false when there is nothing to act on, so that the key goes on its way. */
const obey = (command: Command, parts: AppParts, togglePanel: () => void): boolean => {
  const shell = parts.shell.getState();
  const { settings, change } = parts.settings.getState();
  const live = shell.section === 'live';
  const editor = parts.editor.getState();
  const editing = shell.section === 'avatars' && editor.entry !== null;
  const gallery = shell.section === 'avatars' && !editing;
  switch (command.kind) {
    case 'go-to':
      shell.goTo(command.section);
      return true;
    case 'go-live':
      pressGoLive(parts);
      return true;
    case 'hold-face':
      if (live || editing) shell.holdFace(command.face);
      return live || editing;
    case 'keep-face':
      if (live || editing) shell.keepFace(command.face);
      return live || editing;
    case 'record': {
      // A recording can be stopped from anywhere; it begins where the stage is in sight.
      const recording = parts.status.getState().recording.kind === 'on';
      if (live || recording) parts.session.record(!recording);
      return live || recording;
    }
    case 'play':
      if (shell.section === 'studio') return playOrPause(parts);
      return shell.section === 'takes' && togglePlaying(parts);
    case 'microphone':
      change(toggleMicrophone(settings));
      return true;
    case 'camera':
      change(toggleCamera(settings));
      return true;
    case 'calibrate':
      if (live && parts.status.getState().camera.kind === 'running') parts.session.calibrate();
      return live;
    case 'next-backdrop':
      change(chooseBackdrop(settings, nextBackdrop(settings)));
      return true;
    case 'panel':
      if (live || gallery) togglePanel();
      return live || gallery;
    case 'diagnostics':
      if (live) shell.setDrawer(!shell.drawerOpen);
      return live;
    case 'self-view':
      change({ showSelfView: !settings.showSelfView });
      return true;
    case 'undo':
      if (editing) editor.undo();
      return editing;
    case 'redo':
      if (editing) editor.redo();
      return editing;
    case 'close-topmost':
      if (shell.overlayOpen) shell.setOverlay(false);
      else if (shell.drawerOpen) shell.setDrawer(false);
      else return false;
      return true;
    default:
      return assertNever(command);
  }
};

/** The keyboard map, for as long as the app itself (not the first run) is on screen. */
export const useKeyboard = (parts: AppParts, active: boolean, togglePanel: () => void): void => {
  useEffect(() => {
    if (!active) return;
    const down = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat) return;
      const command = commandOf(event);
      // A single letter belongs to the text that is being typed, and so does undoing it; what else is held with Ctrl does not.
      const withText = command?.kind === 'undo' || command?.kind === 'redo';
      if ((withText || (!event.ctrlKey && !event.metaKey)) && isCaptive(event)) return;
      if ((withText || (!event.ctrlKey && !event.metaKey)) && isCaptive(event)) return;
      if (command?.kind === 'play' && isPressable(event.target)) return;
      if (command && obey(command, parts, togglePanel)) event.preventDefault();
    };
    const up = (event: KeyboardEvent) => {
      const face = faceOfKey(event);
      if (face) parts.shell.getState().releaseFace(face);
    };
    // A key let go over another window is never heard: nothing may stay held.
    const away = () => {
      const { heldFace, releaseFace } = parts.shell.getState();
      if (heldFace) releaseFace(heldFace);
    };
    window.addEventListener('keydown', down);
    window.addEventListener('keyup', up);
    window.addEventListener('blur', away);
    return () => {
      window.removeEventListener('keydown', down);
      window.removeEventListener('keyup', up);
      window.removeEventListener('blur', away);
    };
  }, [parts, active, togglePanel]);
};
