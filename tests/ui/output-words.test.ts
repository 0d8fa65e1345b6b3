import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../renderer/core/settings.ts';
import type { VirtualCameraSurvey } from '../../renderer/core/virtual-camera.ts';
import { initialStatus } from '../../renderer/session/live-status.ts';
import { chosenCamera } from '../../renderer/state/chosen-camera.ts';
import { CAMERA_SHEET_BUTTONS, cameraSheetWords } from '../../renderer/ui/words/camera-sheet-words.ts';
import {
  cameraCard,
  choiceNote,
  deviceRows,
  EXPERIMENTAL,
  sizeNote,
  sizeWords,
  voiceWords,
} from '../../renderer/ui/words/output-words.ts';
import { onAirNow, SURVEYS } from './harness/on-air-scenarios.ts';

const OFF = { kind: 'off' } as const;
const choice = (survey: VirtualCameraSurvey | null, chosen = 'auto') => chosenCamera(survey, chosen);

describe('the list of virtual cameras', () => {
  it('offers the automatic choice first, and says what speaks against a camera', () => {
    const rows = deviceRows(SURVEYS.several.devices, 'auto');
    expect(rows.map(({ label, note }) => [label, note])).toEqual([
      ['Automatic', 'Masque Camera now'],
      ['Masque Camera', 'PipeWire'],
      ['Masque Camera', 'v4l2loopback, /dev/video10'],
      ['OBS Virtual Camera', 'v4l2loopback, /dev/video11, in use by another program'],
      ['OBS Virtual Camera', 'OBS extension, experimental'],
    ]);
  });

  it('keeps a chosen camera that is not there', () => {
    expect(deviceRows([], '/dev/video9')).toContainEqual({
      value: '/dev/video9',
      label: '/dev/video9',
      note: 'not there now',
    });
  });

  it('warns of one that was never tried, and tells several apart', () => {
    const { devices } = SURVEYS.several;
    expect(choiceNote(choice(SURVEYS.several, 'obs-extension'), devices.length)).toBe(EXPERIMENTAL);
    expect(choiceNote(choice(SURVEYS.several, '/dev/video10'), devices.length)).toBe(
      'v4l2loopback, /dev/video10',
    );
    expect(choiceNote(choice(SURVEYS.ready), 1)).toBeNull();
  });
});

describe('the card of the camera', () => {
  const settings = { outputSize: '1920x1080', outputRate: 60 } as const;

  it('shows what goes out while it goes out, and what would when nothing does', () => {
    const ready = choice(SURVEYS.ready);
    expect(cameraCard(onAirNow({ readers: 2 }), ready, settings)).toEqual({
      name: 'Masque Camera',
      figures: '1280 × 720, 30 fps',
      line: 'In use by 2 apps',
      tone: 'live',
    });
    expect(cameraCard(OFF, ready, settings)).toMatchObject({
      name: 'Masque Camera',
      figures: '1920 × 1080, 60 fps',
      tone: 'quiet',
    });
  });

  it.each([
    ['missing', choice(SURVEYS.canAdd)],
    ['busy', choice(SURVEYS.busy)],
    ['gone', choice(SURVEYS.ready, 'elsewhere')],
  ])('%s: asks for attention', (_, chosen) => {
    expect(cameraCard(OFF, chosen, settings).tone).toBe('attention');
  });

  it('says when a reader holds the camera at another size', () => {
    expect(sizeWords('640x360')).toBe('640 × 360');
    expect(sizeNote(onAirNow(), '1920x1080')).toBe('Goes out at 1280 × 720 now');
    expect(sizeNote(onAirNow(), '1280x720')).toBeNull();
    expect(sizeNote(OFF, '1920x1080')).toBeNull();
  });
});

describe('the switch for the voice', () => {
  const heard = { onAir: OFF, microphone: { kind: 'running', label: 'Desk' } } as const;

  it('is there only where the system lets the voice be a microphone, and says why it is not', () => {
    expect(voiceWords(SURVEYS.busy, heard, true)).toEqual({
      disabled: true,
      note: 'Only on Linux with PipeWire',
    });
    expect(voiceWords(null, heard, true).disabled).toBe(true);
    expect(voiceWords(SURVEYS.ready, heard, false).disabled).toBe(false);
  });

  it('never promises to be heard when the microphone is off or did not open', () => {
    const muted = { ...heard, microphone: initialStatus().microphone };
    expect(voiceWords(SURVEYS.ready, muted, true).note).toContain('nothing is heard');
    const lost = { ...heard, onAir: onAirNow({ microphone: false }) };
    expect(voiceWords(SURVEYS.ready, lost, true).note).toContain('nothing is heard');
    const sent = { ...heard, onAir: onAirNow({ microphone: true }) };
    expect(voiceWords(SURVEYS.ready, sent, true).note).toBe('Goes out as Masque Microphone');
  });
});

describe('the sheet for a missing camera', () => {
  const sheet = (survey: VirtualCameraSurvey | null, chosen?: string) =>
    cameraSheetWords(choice(survey, chosen), survey);

  it.each([
    ['unknown', sheet(null)],
    ['Masque can add it', sheet(SURVEYS.canAdd)],
    ['by hand', sheet(SURVEYS.byHand)],
    ['nothing known', sheet(SURVEYS.nothing)],
    ['busy', sheet(SURVEYS.busy)],
    ['gone', sheet(SURVEYS.ready, 'elsewhere')],
    ['ready', sheet(SURVEYS.ready)],
  ])('%s: a title, whole sentences, one button', (_, words) => {
    expect(words.title).toMatch(/^[A-Z]/);
    expect(words.text).toMatch(/^[A-Z].*\.$/);
    expect(`${words.title} ${words.text}`).not.toMatch(/!|undefined|null/);
    expect(CAMERA_SHEET_BUTTONS[words.press].label).toBeTruthy();
  });

  it('adds by itself only where it may, and then says that a password is asked', () => {
    expect(sheet(SURVEYS.canAdd)).toMatchObject({ press: 'add' });
    expect(sheet(SURVEYS.canAdd).text).toContain('asked for your password');
    expect(sheet(SURVEYS.byHand)).toMatchObject({
      press: 'look-again',
      command: SURVEYS.byHand.remedy.command,
    });
    expect(sheet(SURVEYS.byHand).text).not.toContain('password');
  });

  it('goes live once the camera has come', () => {
    expect(sheet(SURVEYS.ready).press).toBe('go');
  });
});

it('starts with a size and a rate that every meeting app takes', () => {
  const { outputSize, outputRate } = defaultSettings();
  expect([sizeWords(outputSize), outputRate]).toEqual(['1280 × 720', 30]);
});
