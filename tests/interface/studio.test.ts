import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findFaults } from '../ui/harness/axe.ts';
import { findChromium } from '../ui/harness/chromium.ts';
import { type HarnessBrowser, type HarnessPage, openHarness } from '../ui/harness/harness-browser.ts';

const chromium = findChromium();

describe.skipIf(!chromium)('the Studio in a browser, with a fake session', () => {
  let harness: HarnessBrowser;
  let page: HarnessPage['page'];
  let complaints: HarnessPage['complaints'];
  let open: HarnessPage['open'];

  beforeAll(async () => {
    harness = await openHarness(chromium ?? '');
  });
  afterAll(() => harness?.close());
  beforeEach(async () => {
    ({ page, complaints, open } = await harness.newPage());
  });
  afterEach(async () => {
    expect(complaints).toEqual([]);
    await page.close();
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const line = (index: number) => page.locator('.cm-line').nth(index);
  const text = () => page.getByRole('textbox', { name: 'Script' });
  const saved = (): Promise<string | undefined> =>
    page.evaluate(() => document.documentElement.dataset.savedScript);
  const asked = async (): Promise<readonly string[]> =>
    JSON.parse((await page.evaluate(() => document.documentElement.dataset.studio)) ?? '[]');
  const until = (what: () => Promise<unknown>, wanted: unknown) =>
    expect.poll(what, { timeout: 10_000 }).toEqual(wanted);
  const caretAtEndOf = async (index: number) => {
    await line(index).click({ position: { x: 60, y: 20 } });
    await page.keyboard.press('End');
  };

  describe('the script', () => {
    beforeEach(async () => {
      await open('studio');
      await line(4).waitFor();
    });

    it('shows directions as chips, numbers what is said, and says how long it takes', async () => {
      expect(await line(0).textContent()).toBe(
        'Welcome to the course. I am Mira, and I will be your guide. Smile',
      );
      expect(await line(1).locator('.cm-chip').textContent()).toBe('Pause 0.5 s');
      expect(await line(4).getAttribute('data-number')).toBe('5');
      expect(await line(4).getAttribute('data-seconds')).toMatch(/^\d\.\d s$/);
    });

    it('is kept as plain text while one types, and can be undone', async () => {
      await caretAtEndOf(4);
      await page.keyboard.type('\nAnd now you. [wink]');
      await line(5).locator('.cm-chip').waitFor();
      await until(async () => (await saved())?.split('\n').at(-1), 'And now you. [wink]');
      for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z');
      await until(async () => (await saved())?.split('\n').length, 5);
    });

    it('takes a pasted script apart', async () => {
      await text().focus();
      await page.keyboard.press('Control+a');
      await page.evaluate(() => {
        const data = new DataTransfer();
        data.setData('text/plain', '## Outside\nMira: Hello. [nod]\r\nOtto: *Hi*.');
        const target = document.activeElement?.shadowRoot?.activeElement;
        target?.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
      });
      await page.locator('.cm-speaker').nth(1).waitFor();
      await until(saved, '## Outside\nMira: Hello. [nod]\nOtto: *Hi*.');
      expect(await page.locator('.cm-scene').textContent()).toBe('## Outside');
      expect(await page.locator('.cm-stressed').textContent()).toBe('Hi');
    });

    it('offers acting behind a slash, found by its words, and from the bar', async () => {
      await caretAtEndOf(3);
      await page.keyboard.type(' /head');
      await page.getByRole('option', { name: 'Shake head' }).waitFor();
      expect(await page.getByRole('option').allTextContents()).toEqual([
        'Shake head',
        'Tilt head',
        'Head and shoulders',
      ]);
      await page.keyboard.press('Enter');
      await until(
        async () => (await saved())?.split('\n')[3],
        'Write a line, choose a voice, and press play. [nod] [shake] ',
      );
      await button('Whisper').or(button('Smile')).first().click();
      await until(async () => (await saved())?.split('\n')[3]?.endsWith('[shake] [smile] '), true);
      expect(await findFaults(page)).toEqual([]);
    });

    it('takes a whole chip away with one key', async () => {
      await caretAtEndOf(3);
      await page.keyboard.press('Backspace');
      await until(
        async () => (await saved())?.split('\n')[3],
        'Write a line, choose a voice, and press play. ',
      );
    });

    it('says what is wrong below its line once the hand rests', async () => {
      await caretAtEndOf(4);
      await page.keyboard.type(' [smlie]');
      await page.getByText('Unknown direction "smlie". Perhaps smile?').waitFor();
      expect(await page.locator('.cm-fault').textContent()).toBe('[smlie]');
    });

    it('plays a line by its length, or by Alt and Enter', async () => {
      const box = await line(1).boundingBox();
      await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) - 30, (box?.y ?? 0) + 22);
      await until(async () => (await asked()).at(-1), 'play line 2');
      await page.locator('.cm-heard').waitFor();
      await caretAtEndOf(3);
      await page.keyboard.press('Alt+Enter');
      await until(async () => (await asked()).at(-1), 'play line 4');
    });

    it('leaves the keys of the app alone while one writes, and gives them back on Escape', async () => {
      await caretAtEndOf(0);
      await page.keyboard.type(' 1 r');
      expect(await line(0).textContent()).toMatch(/ 1 r$/);
      await page.keyboard.press('Escape');
      await page.keyboard.press(' ');
      await button('Pause').first().waitFor();
    });

    it('is renamed, followed by a new one, and deleted after being asked', async () => {
      await page.getByRole('textbox', { name: 'Name' }).fill('Teaser');
      await page.keyboard.press('Enter');
      await button('Scripts').click();
      await page.getByRole('menuitem', { name: 'New script' }).click();
      await page.getByText('Write the first line, or paste a script').waitFor();
      await button('Scripts').click();
      await page.getByRole('menuitem', { name: 'Teaser' }).click();
      await line(4).waitFor();
      await button('Scripts').click();
      await page.getByRole('menuitem', { name: 'Delete' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
      await until(() => page.getByRole('textbox', { name: 'Name' }).inputValue(), 'Lesson one');
    });
  });

  it('begins with a sample where nothing has been written', async () => {
    await open('studio-empty');
    await button('Start with a sample').click();
    await line(4).waitFor();
    expect(await page.locator('.cm-fault-words').count()).toBe(0);
    await page.getByRole('region', { name: 'Timeline' }).waitFor();
  });

  it('says that nothing can be saved, and tries again', async () => {
    await open('studio-disk-full');
    await caretAtEndOf(4);
    await page.keyboard.type(' More.');
    await page.getByText('The disk is full.').waitFor();
    await button('Try again').waitFor();
    expect(await line(4).textContent()).toMatch(/More\.$/);
  });

  describe('the timeline', () => {
    beforeEach(async () => {
      await open('studio');
      await line(4).waitFor();
    });

    it('moves the playhead by pointer and by key', async () => {
      const playhead = page.getByRole('slider', { name: 'Playhead' });
      const block = await page.getByTitle(/^We will keep/).boundingBox();
      await page.mouse.click((block?.x ?? 0) + 2, (block?.y ?? 0) + 30);
      await until(async () => Number(await playhead.getAttribute('aria-valuenow')) > 4, true);
      await playhead.focus();
      await page.keyboard.press('Home');
      await until(() => playhead.getAttribute('aria-valuenow'), '0.0');
      await page.keyboard.press('Shift+ArrowRight');
      await until(() => playhead.getAttribute('aria-valuenow'), '1.0');
    });

    it('leads from a cue to its place in the text', async () => {
      await button(/^Nod, at/).click();
      await page.keyboard.press('Delete');
      await until(async () => (await saved())?.includes('[nod]'), false);
    });

    it('looks closer, down to each phone', async () => {
      const before = await page.getByTitle(/^\S+, /).count();
      for (let press = 0; press < 6; press++) await button('Look closer at the timeline').click();
      await until(async () => (await page.getByTitle(/^\S, /).count()) > before, true);
    });
  });

  describe('films', () => {
    beforeEach(async () => {
      await open('studio');
      await line(4).waitFor();
    });

    it('are ordered in the format that was chosen', async () => {
      await button('Export video').click();
      const sheet = page.getByRole('dialog', { name: 'Export video' });
      await sheet.getByRole('button', { name: '9:16' }).click();
      await sheet.getByRole('button', { name: '1080p' }).click();
      await sheet.getByRole('button', { name: '60', exact: true }).click();
      await sheet.getByRole('button', { name: 'WebM' }).click();
      await sheet.getByRole('button', { name: 'In the picture' }).click();
      await sheet.getByText('See-through background').click();
      expect(await findFaults(page)).toEqual([]);
      await sheet.getByRole('button', { name: 'Choose a place and export' }).click();
      await button('Stop Welcome video').nth(1).waitFor();
      const order = (await asked()).at(-1) ?? '';
      expect(order).toMatch(/^film .* \/home\/you\/Welcome video\.webm$/);
      expect(JSON.parse(order.slice(5, order.lastIndexOf('}') + 1))).toMatchObject({
        width: 1080,
        height: 1920,
        framesPerSecond: 60,
        format: 'webm',
        subtitles: 'burn',
        transparent: true,
        avatar: 'mira',
        voice: 'flite/slt',
      });
    });

    it('are stopped, tried again, shown and taken off the list', async () => {
      await button('Stop Welcome video').click();
      await page.getByText('Stopped').waitFor();
      await button('Try Welcome video again').click();
      await button('Stop Welcome video').waitFor();
      await button('Show file Teaser').click();
      expect((await asked()).at(-1)).toBe('reveal teaser');
      await button('Take Teaser off the list').click();
      expect(await button('Show file Teaser').count()).toBe(0);
    });

    it('play where the stage was, and give it back', async () => {
      await button('Play Teaser').click();
      await page.locator('video').waitFor();
      await button('Back to the stage').click();
      await page.getByRole('img', { name: 'Preview of the film' }).waitFor();
    });
  });

  it.each([
    ['16:9', 16 / 9],
    ['9:16', 9 / 16],
    ['1:1', 1],
  ])('shows the film in the shape of %s', async (shape, ratio) => {
    await open('studio');
    await button('Export video').click();
    await page.getByRole('dialog').getByRole('button', { name: shape, exact: true }).click();
    await button('Not now').click();
    await until(async () => {
      const box = await page.getByRole('img', { name: 'Preview of the film' }).boundingBox();
      return Math.abs((box?.width ?? 0) / (box?.height ?? 1) / ratio - 1) < 0.02;
    }, true);
    // Whatever its shape, voice and avatar stay in sight.
    expect(
      await page.getByRole('combobox', { name: /^Avatar/ }).evaluate((field) => {
        const { left, top } = field.getBoundingClientRect();
        return document.elementFromPoint(left + 8, top + 8)?.closest('[role=combobox]') === field;
      }),
    ).toBe(true);
  });

  it('says when the voice and the avatar that were chosen are gone', async () => {
    await open('studio-gone');
    await page.getByRole('combobox', { name: 'Voice: en_GB-annabel-high' }).getByText('Gone').waitFor();
    await page.getByRole('combobox', { name: 'Avatar: own-grandmother' }).getByText('Gone').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  });

  it('changes who speaks, and lets one hear the voice', async () => {
    await open('studio');
    await page.getByRole('combobox', { name: 'Voice: Hazel' }).click();
    await page.getByRole('option', { name: /Rowan/ }).click();
    await until(async () => (await asked()).includes('defaults mira flite/rms'), true);
    expect(await asked()).toContain('sample flite/rms');
    await page.getByRole('combobox', { name: 'Avatar: Mira' }).click();
    await page.getByRole('option', { name: 'Otto' }).click();
    await until(async () => (await asked()).includes('defaults otto flite/rms'), true);
  });
});
