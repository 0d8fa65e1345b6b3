import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { provideWorker } from '../../build/mediasoup/provide-worker.mjs';
import { createStepLog } from '../../build/setup/progress.mjs';
import { findChromium } from '../../build/testing/chromium.mjs';
import { ReceptionAddresses } from '../../renderer/core/broadcast/reception-line.ts';
import { createStand, type Opened } from './launch.ts';
import { filmWebcam, mouthMoments, webcamSwitches } from './webcam-film.ts';

const PATIENCE = 180_000;
const worker = await provideWorker({ log: createStepLog(process.stderr) });

const until = async <Found>(look: () => Found | Promise<Found>): Promise<NonNullable<Found>> => {
  for (;;) {
    const found = await look();
    if (found) return found;
    await new Promise((wake) => setTimeout(wake, 50));
  }
};

const canRun = worker !== null && findChromium() !== undefined;
describe.skipIf(!canRun)('a phone as camera', { timeout: PATIENCE }, () => {
  const stand = createStand();
  let masque: Opened;
  let addresses: ReceptionAddresses;
  let film: string;
  const phones: { close(): Promise<void> }[] = [];

  beforeAll(async () => {
    masque = await stand.open(['--camera', 'remote']);
    let said = '';
    masque.app.process().stdout?.on('data', (part) => {
      said += String(part);
    });
    addresses = ReceptionAddresses.parse(JSON.parse(await until(() => /^\{.*"phone".*\}$/m.exec(said)?.[0])));
    film = join(await stand.folder(), 'phone.mjpeg');
    await filmWebcam(masque.page, mouthMoments().open, film);
  }, PATIENCE);
  afterAll(async () => {
    for (const phone of phones) await phone.close();
    await masque?.close();
    await stand.dispose();
  }, PATIENCE);

  /** A phone with a person before it. `vanish` is a phone that falls into the water. */
  const takePhone = async (): Promise<{ page: Page; vanish(): void }> => {
    const server = await chromium.launchServer({
      executablePath: findChromium() ?? '',
      args: ['--no-sandbox', '--disable-quic', '--use-fake-ui-for-media-stream', ...webcamSwitches(film)],
    });
    phones.push(server);
    const browser: Browser = await chromium.connect(server.wsEndpoint());
    const page = await browser.newPage({ ignoreHTTPSErrors: true, viewport: { width: 390, height: 844 } });
    await page.goto(addresses.phone);
    return { page, vanish: () => server.process().kill('SIGKILL') };
  };
  const connected = (page: Page) => page.getByText('Connected. Your avatar follows you.').waitFor();
  const says = (words: string) => masque.page.getByText(words, { exact: true }).first().waitFor();

  it('moves the avatar, is lost when it vanishes, and comes back', async () => {
    await says('Waiting for phone or OBS');
    const first = await takePhone();
    // Who has allowed the camera before, as this browser says, is not asked for a touch.
    await connected(first.page);
    await says('Face found');
    first.vanish();
    await says('Phone or OBS has stopped');
    const second = await takePhone();
    await connected(second.page);
    await says('Face found');
    await second.page.getByRole('button', { name: 'Stop' }).click();
    await says('Phone or OBS has stopped');
    await second.page.getByRole('button', { name: 'Start the camera' }).click();
    await connected(second.page);
    await says('Face found');
    // One camera at a time: the newest, and the two do not take turns.
    const third = await takePhone();
    await connected(third.page);
    await second.page.getByText('Another camera has taken over.').waitFor();
    await says('Face found');
    await connected(third.page);
  });
});
