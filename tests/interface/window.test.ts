import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findFaults } from '../ui/harness/axe.ts';
import { findChromium } from '../ui/harness/chromium.ts';
import { type HarnessBrowser, type HarnessPage, openHarness } from '../ui/harness/harness-browser.ts';
import { SCENARIO_NAMES } from '../ui/harness/scenarios.ts';

const LEAST_TARGET_PIXELS = 32;

const chromium = findChromium();
if (!chromium) console.warn('The interface is not looked at: no Chromium here (MASQUE_CHROMIUM names one).');

describe.skipIf(!chromium)('the interface in a browser', () => {
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
  afterEach(() => page.close());

  it.each(SCENARIO_NAMES)(
    '%s: no fault that axe finds, no error, nothing the policy refuses',
    async (state) => {
      await open(state);
      expect(await findFaults(page)).toEqual([]);
      expect(complaints).toEqual([]);
    },
  );

  it.each([
    'live',
    'scene',
    'scene-picture-gone',
    'scene-gradient',
    'avatars',
    'settings',
    'studio',
    'studio-failed',
    'diagnostics',
    'first-run-2',
    'output-more-apps',
    'on-air-voice',
    'on-air-settings',
    'on-air-failed',
  ] as const)('%s: every control answers to a pointer over at least 32 pixels', async (state) => {
    await open(state);
    const small = await page.evaluate((least) => {
      // A pixel short of the edge: at the window's own edge a point rounds to outside it.
      const reach = least / 2 - 1;
      const controls = document.querySelectorAll('button, [role=switch], [role=tab], [role=combobox]');
      return [...controls].flatMap((control) => {
        // What is not drawn in a window of this size has nothing to answer with.
        if (control.getClientRects().length === 0) return [];
        control.scrollIntoView({ block: 'center' });
        const box = control.getBoundingClientRect();
        const x = box.x + box.width / 2;
        const y = box.y + box.height / 2;
        const points = [
          [x - reach, y],
          [x + reach, y],
          [x, y - reach],
          [x, y + reach],
        ] as const;
        const answers = points.every(([px, py]) => {
          const hit = document.elementFromPoint(px, py);
          return hit !== null && (control.contains(hit) || hit.contains(control));
        });
        return answers ? [] : [control.getAttribute('aria-label') ?? control.textContent];
      });
    }, LEAST_TARGET_PIXELS);
    expect(small).toEqual([]);
  });

  it.each(
    (['live', 'on-air-voice'] as const).flatMap((state) =>
      [
        [1024, 700],
        [1600, 1000],
        [640, 400],
        [512, 350],
      ].map(([width = 0, height = 0]) => ({ state, width, height })),
    ),
  )('$state at $width × $height: nothing is cut off sideways and the dock can be reached', async (given) => {
    const { state, width, height } = given;
    await page.setViewportSize({ width, height });
    await open(state);
    const dock = page.getByRole('toolbar', { name: 'Controls' });
    await dock.scrollIntoViewIfNeeded();
    const box = await dock.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    const close = await page.getByRole('button', { name: 'Close' }).boundingBox();
    expect(close && close.x + close.width <= width).toBe(true);
    const more = await page.getByRole('button', { name: 'Diagnostics' }).boundingBox();
    expect(more && more.x + more.width <= width).toBe(true);
    await page.keyboard.press('p');
    await page.keyboard.press('p');
    await page.keyboard.press('p');
    await page.getByRole('complementary').waitFor({ state: width < 1120 ? 'visible' : 'hidden' });
  });

  const heldFace = () => page.evaluate(() => document.documentElement.dataset.heldFace);

  it('holds a face while its key is down, and keeps it with Shift', async () => {
    await open('self-view-hidden');
    await page.keyboard.down('2');
    expect(await heldFace()).toBe('laugh');
    await page.keyboard.up('2');
    expect(await heldFace()).toBe('');
    await page.keyboard.press('Shift+4');
    expect(await heldFace()).toBe('surprise');
    await page.keyboard.press('Shift+4');
    expect(await heldFace()).toBe('');
  });

  it('holds a face under the pointer, and moves between faces with the arrows', async () => {
    await open('self-view-hidden');
    const wink = page.getByRole('button', { name: '3 Wink' });
    await wink.hover();
    await page.mouse.down();
    expect(await heldFace()).toBe('wink');
    await page.mouse.up();
    expect(await heldFace()).toBe('');
    await wink.focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Surprise');
  });

  it('obeys the letters, but not while text is being typed', async () => {
    await open('live');
    await page.keyboard.press('d');
    await page.getByRole('region', { name: 'Diagnostics' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: 'Diagnostics' }).waitFor({ state: 'detached' });
    const typed = page.getByRole('textbox', { name: 'Expression, in percent' });
    await typed.fill('80');
    await typed.press('d');
    expect(await page.getByRole('region', { name: 'Diagnostics' }).count()).toBe(0);
    await typed.fill('80');
    await typed.press('Enter');
    expect(await page.getByRole('slider', { name: 'Expression' }).inputValue()).toBe('0.8');
  });

  describe('the scene', () => {
    const scene = () => page.evaluate(() => JSON.parse(document.documentElement.dataset.scene ?? 'null'));
    const stage = (background: string) => page.locator(`[data-background=${background}]`);
    const button = (name: string) => page.getByRole('button', { name, exact: true });

    it('has one background at a time, and any backdrop takes its place again', async () => {
      await open('scene');
      await button('Colour').click();
      await stage('colour').waitFor();
      expect(await page.getByRole('button', { pressed: true, name: 'Sea', exact: true }).count()).toBe(1);
      await button('Gradient').click();
      const bottom = page.getByRole('group', { name: 'Bottom' }).last();
      await bottom.getByRole('button', { name: 'Sage' }).click();
      expect((await scene()).background).toEqual({ kind: 'gradient', from: '#2f6f86', to: '#7d9580' });
      await button('Green screen').click();
      await stage('green').waitFor();
      await page.keyboard.press('b');
      await stage('backdrop').and(page.locator('[data-backdrop=sea]')).waitFor();
      await button('None').click();
      await page.getByText('Virtual cameras show black.').waitFor();
      await button('Backdrop: Change None to Sea').click();
      await stage('backdrop').waitFor();
      await button('None').click();
      await button('Rose').click();
      await stage('backdrop').and(page.locator('[data-backdrop=rose]')).waitFor();
    });

    it('asks for a picture, keeps its blur when another is chosen, and stays on while it is pressed again', async () => {
      await open('scene');
      await button('Picture…').click();
      await page.getByText('chosen.picture').waitFor();
      const blur = page.getByRole('textbox', { name: 'Blur, in percent' });
      await blur.fill('70');
      await blur.press('Enter');
      await button('Change').click();
      await button('Picture…').click();
      await expect.poll(scene).toMatchObject({
        background: { kind: 'picture', path: '/home/you/chosen.picture', blur: 0.7 },
      });
      expect(await page.getByRole('button', { name: 'Picture…', pressed: true }).count()).toBe(1);
    });

    it('goes from the banner to where another picture is chosen', async () => {
      await open('scene-picture-gone');
      await page.getByRole('tab', { name: 'Face' }).click();
      await page.keyboard.press('p');
      await button('Choose another').click();
      await button('Change').waitFor();
    });

    it('lights and frames, each by itself', async () => {
      await open('scene');
      await button('Evening').click();
      await button('Half').click();
      const brightness = page.getByRole('textbox', { name: 'Brightness, in percent' });
      await brightness.fill('80');
      await brightness.press('Enter');
      await page.getByRole('switch', { name: /Follow my head/ }).click();
      await expect.poll(scene).toMatchObject({
        light: 'evening',
        framing: 'half',
        brightness: 0.8,
        follow: false,
        background: { kind: 'backdrop' },
      });
    });

    it('moves the figure the way one sees it, mirror or not, and back to the centre', async () => {
      await open('scene');
      const side = page.getByRole('slider', { name: 'Side to side' });
      await side.focus();
      await page.keyboard.press('ArrowRight');
      await expect.poll(async () => (await scene()).side).toBe(-0.01);
      await page.getByRole('tab', { name: 'Face' }).click();
      await page.getByRole('switch', { name: /Mirror/ }).click();
      await page.getByRole('tab', { name: 'Scene' }).click();
      expect(await side.getAttribute('aria-valuetext')).toBe('−1, left');
      await side.locator('../..').dblclick({ position: { x: 4, y: 2 } });
      await expect.poll(async () => (await scene()).side).toBe(0);
      expect(await side.getAttribute('aria-valuetext')).toBe('0, centre');
    });
  });

  it('mutes and unmutes, in words as well as by the icon', async () => {
    await open('live');
    await page.keyboard.press('m');
    await page.getByRole('button', { name: 'Muted: Unmute the microphone' }).waitFor();
    await page.getByText('Muted').waitFor();
    await page.keyboard.press('m');
    await page.getByRole('button', { name: 'Mic: Mute the microphone' }).waitFor();
  });

  it('calibrates: asks to hold still, then says that it is done', async () => {
    await open('never-calibrated');
    await page.keyboard.press('c');
    await page.getByText('Look at the camera, face at rest').waitFor();
    await page.getByText('Calibrate again whenever').waitFor();
  });

  it('opens nothing before the welcome has been answered, and remembers that it was', async () => {
    await open('first-run-1');
    expect(await page.getByRole('combobox').count()).toBe(0);
    await page.getByRole('button', { name: 'Turn on camera and microphone' }).click();
    await page.getByRole('combobox', { name: 'Camera' }).waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Later' }).click();
    await page.getByRole('navigation', { name: 'Sections' }).waitFor();
  });

  it('leaves camera and microphone off for whoever skips before they were told why', async () => {
    await open('first-run-1');
    await page.getByRole('button', { name: 'Skip set-up' }).click();
    await page.getByRole('button', { name: 'Camera off: Turn the camera on' }).waitFor();
    await page.getByRole('button', { name: 'Muted: Unmute the microphone' }).waitFor();
  });

  it('copies a report that names the tracker and no path', async () => {
    await open('diagnostics');
    await page.getByRole('button', { name: 'Copy report' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const report = await page.evaluate(() => document.documentElement.dataset.clipboard ?? '');
    expect(report).toContain('npm on CPU');
    expect(report).not.toContain('/home');
  });
});
