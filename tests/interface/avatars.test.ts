import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findFaults } from '../ui/harness/axe.ts';
import { findChromium } from '../ui/harness/chromium.ts';
import { type HarnessBrowser, type HarnessPage, openHarness } from '../ui/harness/harness-browser.ts';

const chromium = findChromium();

describe.skipIf(!chromium)('avatars in a browser, with a fake session', () => {
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

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const triedOn = () =>
    page.evaluate(() => {
      const text = document.documentElement.dataset.triedOn;
      return text ? JSON.parse(text) : null;
    });
  const panel = (name: string) => page.getByRole('complementary', { name, exact: true });

  describe('the gallery', () => {
    beforeEach(() => open('avatars'));

    it('filters with counts, and finds by name', async () => {
      await button('Samples 5').click();
      expect(await page.getByRole('button', { name: 'Pixel' }).count()).toBe(0);
      await button('All 8').click();
      await page.getByRole('searchbox', { name: 'Search avatars' }).fill('pix');
      await button('Pixel').waitFor();
      expect(await button('Mira in use').count()).toBe(0);
      await page.getByRole('searchbox').fill('nobody of this name');
      await button('Show everyone').click();
      await button('Mira in use').waitFor();
    });

    it('shows in the panel whoever was pressed, and uses them', async () => {
      await button('Pixel').click();
      await panel('Pixel').getByText('All 52 face shapes').waitFor();
      await panel('Pixel').getByRole('button', { name: 'Use' }).click();
      await button('Pixel in use').waitFor();
      await panel('Pixel').getByText('In use').waitFor();
    });

    it('duplicates under a name of its own', async () => {
      await button('Mira in use').click();
      await button('Duplicate').click();
      await panel('Mira 2').waitFor();
      await button('Mine 4').waitFor();
    });

    it('exports as VRM and says where to', async () => {
      await button('Export').click();
      await page.getByRole('menuitem', { name: 'VRM' }).click();
      await page.getByText('Mira is in /home/you/Mira.vrm.').waitFor();
    });

    it('asks before it deletes, says where it went, and offers no deletion of a sample', async () => {
      expect(await button('Delete').count()).toBe(0);
      await button('Pixel').click();
      await button('Delete').click();
      await button('Keep Pixel').click();
      await button('Delete').click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
      await page.getByText('Pixel is in your system’s bin.').waitFor();
      expect(await button('Pixel').count()).toBe(0);
    });

    it('adds a dropped file, and keeps a refused one in sight with the reason', async () => {
      const drop = (path: string) =>
        page.evaluate((one) => window.postMessage({ droppedPaths: [one] }, location.origin), path);
      await drop('/home/you/otter.glb');
      await panel('otter.glb').waitFor();
      await drop('/home/you/broken.vrm');
      await page.getByText('The file is cut short. Copy it again.').waitFor();
      await button('Try again').click();
      await page.getByText('The file is cut short. Copy it again.').waitFor();
      await button('Dismiss').click();
      expect(await page.getByText('broken.vrm').count()).toBe(0);
    });

    it('makes somebody of a dropped photo and opens the editor on them', async () => {
      await page.evaluate(() =>
        window.postMessage({ droppedPaths: ['/home/you/anna.jpg'] }, location.origin),
      );
      await page.getByRole('img', { name: 'Anna, being edited' }).waitFor();
      await page.getByText('This is a first guess').waitFor();
      await button('Dismiss').click();
      expect(await page.getByText('This is a first guess').count()).toBe(0);
      await button('Done').click();
      await button('Anna').waitFor();
      await button('Mine 4').waitFor();
    });

    it('keeps a photo without a face in sight with the reason, and goes on without it', async () => {
      await page.evaluate(() =>
        window.postMessage({ droppedPaths: ['/home/you/nobody.png'] }, location.origin),
      );
      await page.getByText('There is no face in the picture. Choose another one.').waitFor();
      await page.getByText('Not made').waitFor();
      expect(await findFaults(page)).toEqual([]);
      await button('Try again').click();
      await page.getByText('There is no face in the picture.').waitFor();
      await button('Dismiss').click();
      expect(await page.getByText('nobody.png').count()).toBe(0);
      await button('Mine 3').waitFor();
    });

    it('makes whoever is before the camera, and says that it looks and that the photo is not kept', async () => {
      await page.getByRole('button', { name: 'From my camera' }).click();
      await page.getByRole('button', { name: 'Looking…' }).waitFor();
      await page.getByText('Looking… The photo is not kept.').waitFor();
      await page.getByRole('img', { name: 'You, being edited' }).waitFor();
    });

    it('does not drag along whoever has gone elsewhere while it looks', async () => {
      await page.getByRole('button', { name: 'From my camera' }).click();
      await button('Live').click();
      await button('Avatar: Mira').click();
      await page.getByRole('menuitemradio', { name: 'You' }).waitFor();
      await page.keyboard.press('Escape');
      await button('Avatars').click();
      await page.getByText('You is one of your avatars now.').waitFor();
      expect(await page.getByRole('img', { name: 'You, being edited' }).count()).toBe(0);
    });

    it('says while one types what it understands and what not, and refuses what says nothing', async () => {
      const field = page.getByRole('textbox', { name: 'Describe someone' });
      await field.fill('a woman with red hair and zorgly ears');
      await page.getByText('Not understood: “zorgly').waitFor();
      await field.fill('zorgly');
      await page.keyboard.press('Enter');
      await page.getByText('Say something of hair, eyes, skin').waitFor();
      expect(await page.getByRole('tab', { name: 'Face' }).count()).toBe(0);
    });
  });

  describe('the editor', () => {
    const slider = (name: string) => page.getByRole('slider', { name, exact: true });
    beforeEach(async () => {
      await open('avatars');
      await button('Edit Pixel').focus();
      await page.keyboard.press('Enter');
      await page.getByRole('tab', { name: 'Face' }).waitFor();
    });

    it.each(['Face', 'Eyes', 'Hair', 'Skin', 'Clothes'])('%s: no fault that axe finds', async (tab) => {
      await page.getByRole('tab', { name: tab }).click();
      expect(await findFaults(page)).toEqual([]);
    });

    it.each([
      [1024, 700],
      [640, 400],
      [512, 350],
    ])('at %i × %i nothing is cut off sideways, and the panel can be reached', async (width, height) => {
      await page.setViewportSize({ width, height });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      const done = await button('Done').boundingBox();
      expect(done && done.x + done.width <= width).toBe(true);
      await page.getByRole('tab', { name: 'Clothes' }).click();
      await button('Hoops').click();
    });

    it('puts every change on the stage, and undoes a whole drag with Ctrl Z', async () => {
      const thumb = await slider('Width').first().locator('..').boundingBox();
      if (!thumb) throw new Error('The slider is not on screen.');
      const y = thumb.y + thumb.height / 2;
      await page.mouse.move(thumb.x + thumb.width / 2, y);
      await page.mouse.down();
      for (const step of [10, 20, 30, 40]) await page.mouse.move(thumb.x + step, y);
      await page.mouse.up();
      await page.waitForFunction(
        () => JSON.parse(document.documentElement.dataset.triedOn || '{}').face?.craniumWidth > 0.1,
      );
      await page.keyboard.press('Control+z');
      await page.waitForFunction(
        () => JSON.parse(document.documentElement.dataset.triedOn || '{}').face?.craniumWidth === 0,
      );
      await page.keyboard.press('Control+Shift+z');
      await page.waitForFunction(
        () => JSON.parse(document.documentElement.dataset.triedOn || '{}').face?.craniumWidth > 0.1,
      );
    });

    it('takes typed values with either sign, and a double-click goes back to the middle', async () => {
      const typed = page.getByRole('textbox', { name: /^Forehead height/ });
      await typed.fill('-12');
      await page.keyboard.press('Enter');
      expect(await typed.inputValue()).toBe('−12');
      await slider('Forehead height')
        .locator('../..')
        .dblclick({ position: { x: 4, y: 2 } });
      expect(await typed.inputValue()).toBe('0');
    });

    it('reaches every choice by keyboard, and saves by itself', async () => {
      await page.getByRole('tab', { name: 'Face' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.getByRole('group', { name: 'Glasses' }).waitFor();
      await page.getByRole('button', { name: 'Round', exact: true }).focus();
      await page.keyboard.press('Space');
      await page.waitForFunction(
        () => JSON.parse(document.documentElement.dataset.triedOn || '{}').glasses?.style === 'round',
      );
      await page.getByText('Saving…').waitFor();
      await page.getByText('Saved').waitFor();
    });

    it('offers a being no hair, beard, freckles, earrings or neckline', async () => {
      const tab = (name: string) => page.getByRole('tab', { name }).click();
      const group = (name: string) => page.getByRole('group', { name, exact: true });
      await button('Fox').click();
      await tab('Hair');
      await group('On the head').waitFor();
      expect([await group('Hair').count(), await group('Beard').count()]).toEqual([0, 0]);
      await tab('Skin');
      expect(await slider('Freckles').count()).toBe(0);
      await tab('Clothes');
      await page.getByRole('heading', { name: 'Scarf' }).waitFor();
      expect([await group('Clothes').count(), await group('Earrings').count()]).toEqual([0, 0]);
      await tab('Face');
      await button('Ghost').click();
      await tab('Clothes');
      await page.getByText('A ghost wears nothing but its sheet.').waitFor();
      await tab('Face');
      await button('Person').click();
      await tab('Hair');
      await group('Beard').waitFor();
    });

    it('turns the figure by pointer and by keyboard, and back to the front', async () => {
      const turned = () => page.evaluate(() => document.documentElement.dataset.turned);
      const turn = slider('Turn the figure');
      await turn.focus();
      await page.keyboard.press('ArrowRight');
      const byKey = await turned();
      expect(byKey).not.toBe('0.00 0.00');
      await page.keyboard.press('Home');
      expect(await turn.getAttribute('aria-valuetext')).toBe('From the front');
      const box = await turn.boundingBox();
      if (!box) throw new Error('The stage is not on screen.');
      await page.mouse.move(box.x + 200, box.y + 200);
      await page.mouse.down();
      await page.mouse.move(box.x + 300, box.y + 200);
      await page.mouse.up();
      expect(await turned()).not.toBe('0.00 0.00');
    });

    it('holds faces with the digits, but leaves digits and Ctrl Z to a text that is typed', async () => {
      const heldFace = () => page.evaluate(() => document.documentElement.dataset.heldFace);
      await page.keyboard.down('2');
      expect(await heldFace()).toBe('laugh');
      await page.keyboard.up('2');
      const name = page.getByRole('textbox', { name: 'Name' });
      await name.fill('Pixel 12');
      await page.keyboard.press('2');
      expect(await heldFace()).toBe('');
      await page.keyboard.press('Enter');
      await button('Done').click();
      await panel('Pixel 122').waitFor();
    });

    it('gives whoever edits a sample a copy of their own, and says so', async () => {
      await button('Back to avatars').click();
      await button('Edit Noor').focus();
      await page.keyboard.press('Enter');
      await page.getByText('Sample: a change makes your own copy').waitFor();
      await button('Randomise').click();
      await page.getByText('This is Noor 2, your own copy').waitFor();
      await button('Done').click();
      await panel('Noor 2').waitFor();
      await button('Noor').waitFor();
      expect(await triedOn()).toBeNull();
    });

    it('says what of a description it did not understand, until that is dismissed', async () => {
      await button('Back to avatars').click();
      await page.getByRole('textbox', { name: 'Describe someone' }).fill('zorgly green eyes');
      await page.keyboard.press('Enter');
      await page.getByText('Not understood: “zorgly”').waitFor();
      await button('Dismiss').click();
      expect(await page.getByText('Not understood').count()).toBe(0);
      expect((await triedOn())?.name).toBeTruthy();
    });
  });
});
