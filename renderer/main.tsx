import { assertNever, MasqueError } from './core/errors.ts';
import type { Host, LaunchOptions, RunReport } from './core/host.ts';
import { connectHost } from './host/connect.ts';
import { drawAvatarSheet } from './session/avatar-sheet.ts';
import { benchAvatars } from './session/bench-avatars.ts';
import { benchLive } from './session/bench-live.ts';
import { benchStudio } from './session/bench-studio.ts';
import { benchTrackingSize } from './session/bench-tracking-size.ts';
import { benchVirtualCamera } from './session/bench-virtual-camera.ts';
import { benchVisemes } from './session/bench-visemes.ts';
import { writeLikeness } from './session/likeness-file.ts';
import { createLive, type Live } from './session/live.ts';
import type { LiveStatus } from './session/live-status.ts';
import { createTakeSession } from './session/recording/create-take-session.ts';
import { keepFigures, runForSeconds } from './session/run.ts';
import { renderFilms } from './session/studio/render-films.ts';
import { createStudio } from './session/studio/studio.ts';
import { trackFile } from './session/track-file.ts';
import { writeVisemes } from './session/visemes-file.ts';
import { createSettingsStore } from './state/settings-store.ts';
import { mountApp } from './ui/mount-app.tsx';

const BENCHES = {
  live: benchLive,
  'tracking-size': benchTrackingSize,
  'virtual-camera': benchVirtualCamera,
  visemes: benchVisemes,
  avatars: benchAvatars,
  studio: benchStudio,
};

/** A job that ends: whatever happens, the host hears how, and leaves. */
async function finishWith(host: Host, job: () => Promise<RunReport>): Promise<void> {
  const report = await job().catch((cause: unknown): RunReport => {
    const known =
      cause instanceof MasqueError ? cause : new MasqueError('failed', String(cause), 'Run masque doctor.');
    return { ok: false, problem: { message: known.message, cure: known.cure } };
  });
  await host.run.finish(report);
}

/** The live session without an interface: nobody sees a hidden window, so none is built. */
async function openHeadless(host: Host, launch: LaunchOptions): Promise<Live> {
  const { settings: saved } = await host.settings.read();
  const write = () => Promise.resolve();
  const { settings } = createSettingsStore({ saved, launch, write, onWriteFailed: write }).getState();
  const live = createLive({ host, launch, calibrated: () => undefined });
  live.attachStage(document.createElement('canvas'));
  live.apply(settings);
  return live;
}

async function openWindow(host: Host, launch: LaunchOptions): Promise<Live> {
  const root = document.querySelector('#root');
  if (!root) throw new MasqueError('missing-part', 'The page has no #root.', 'Install Masque again.');
  const createSession: Parameters<typeof mountApp<Live>>[0]['createSession'] = (calibrated) =>
    createLive({ host, launch, calibrated });
  const takeSession = createTakeSession({ host });
  return mountApp({ root, host, launch, takeSession, createSession, createStudio: () => createStudio(host) });
}

/** One line of JSON, as soon as there is something to say, for whoever started this from a script. */
function emitOnce(host: Host, live: Live, newsIn: (status: LiveStatus) => object | null): void {
  let isEmitted = false;
  live.subscribe((status) => {
    const news = isEmitted ? null : newsIn(status);
    if (news === null) return;
    isEmitted = true;
    void host.run.emit({ lines: [JSON.stringify(news)] });
  });
}

/** The same for what may change. */
function emitChanges(host: Host, live: Live, newsIn: (status: LiveStatus) => object | null): void {
  let last = '';
  live.subscribe((status) => {
    const news = newsIn(status);
    const line = JSON.stringify(news);
    if (news === null || line === last) return;
    last = line;
    void host.run.emit({ lines: [line] });
  });
}

const viewersAddresses = ({ broadcast }: LiveStatus) =>
  broadcast.kind === 'on' && broadcast.flowing ? broadcast.addresses : null;
/** How to get in; or why somebody is not, or not one with another room. */
const roomNews = ({ room }: LiveStatus) => {
  if (room.kind === 'lost' || room.kind === 'failed') return { roomProblem: room.message };
  if (room.kind !== 'in') return null;
  const { addresses, links } = room.room;
  const problems = links.flatMap((link) =>
    link.kind === 'lost' ? [`${link.address}: ${link.message} ${link.cure}`] : [],
  );
  const linkProblems = problems.length > 0 ? { linkProblems: problems } : {};
  return { room: addresses.join, roomPage: addresses.page, ...linkProblems };
};
const cameraAddresses = ({ reception }: LiveStatus) =>
  reception.kind === 'open' ? reception.addresses : null;
/** That the server takes the picture. */
const serverNews = ({ sending }: LiveStatus) => (sending.kind === 'live' ? { whip: 'live' } : null);

async function openLive(host: Host, launch: LaunchOptions): Promise<void> {
  const live = await (launch.headless ? openHeadless(host, launch) : openWindow(host, launch));
  if (launch.output?.kind === 'virtual-camera') live.goOnAir(true);
  if (launch.output?.kind === 'whip') {
    live.sendTo(launch.output.address);
    emitOnce(host, live, serverNews);
  }
  if (launch.output?.kind === 'broadcast') {
    live.broadcastTo(launch.output.audience);
    emitOnce(host, live, viewersAddresses);
  }
  if (launch.room !== undefined) {
    const { room, output } = launch;
    const audience = output?.kind === 'broadcast' ? output.audience : 'this-computer';
    if ('address' in room) live.joinRoom(room.name, room.address);
    else live.startRoom(room.name, audience, room.links);
    emitChanges(host, live, roomNews);
  }
  if (launch.camera?.kind === 'remote') emitOnce(host, live, cameraAddresses);
  if (launch.seconds !== undefined) await runForSeconds(host, launch, live, launch.seconds);
  else if (launch.wantsStats) keepFigures(host, live);
}

async function start(): Promise<void> {
  const host = await connectHost();
  const launch = await host.launch();
  switch (launch.verb) {
    case 'window':
      return openLive(host, launch);
    case 'track':
      return finishWith(host, () => trackFile(host, launch));
    case 'visemes':
      return finishWith(host, () => writeVisemes(host, launch));
    case 'sheet':
      return finishWith(host, () => drawAvatarSheet(host, launch));
    case 'from-photo':
      return finishWith(host, () => writeLikeness(host, launch));
    case 'render':
      return finishWith(host, () => renderFilms(host, launch));
    case 'bench':
      return finishWith(host, () => BENCHES[launch.bench ?? 'live'](host, launch));
    case 'doctor':
      return;
    default:
      return assertNever(launch.verb);
  }
}

void start();
