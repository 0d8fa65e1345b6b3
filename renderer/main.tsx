import { assertNever, MasqueError } from './core/errors.ts';
import type { Host, LaunchOptions, RunReport } from './core/host.ts';
import { connectHost } from './host/connect.ts';
import { benchLive } from './session/bench-live.ts';
import { benchTrackingSize } from './session/bench-tracking-size.ts';
import { createLive } from './session/live.ts';
import { runForSeconds } from './session/run.ts';
import { trackFile } from './session/track-file.ts';
import { mountApp } from './ui/mount-app.tsx';

const BENCHES = { live: benchLive, 'tracking-size': benchTrackingSize };

/** A job that ends: whatever happens, the host hears how, and leaves. */
async function finishWith(host: Host, job: () => Promise<RunReport>): Promise<void> {
  const report = await job().catch((cause: unknown): RunReport => {
    const known =
      cause instanceof MasqueError ? cause : new MasqueError('failed', String(cause), 'Run masque doctor.');
    return { ok: false, problem: { message: known.message, cure: known.cure } };
  });
  await host.run.finish(report);
}

async function openLive(host: Host, launch: LaunchOptions): Promise<void> {
  const root = document.querySelector('#root');
  if (!root) throw new MasqueError('missing-part', 'The page has no #root.', 'Install Masque again.');
  const live = await mountApp({
    root,
    host,
    launch,
    createSession: (calibrated) => createLive({ host, launch, calibrated }),
  });
  if (launch.seconds !== undefined) await runForSeconds(host, launch, live, launch.seconds);
}

async function start(): Promise<void> {
  const host = await connectHost();
  const launch = await host.launch();
  switch (launch.verb) {
    case 'window':
      return openLive(host, launch);
    case 'track':
      return finishWith(host, () => trackFile(host, launch));
    case 'bench':
      return finishWith(host, () => BENCHES[launch.bench ?? 'live'](host, launch));
    case 'doctor':
      return;
    default:
      return assertNever(launch.verb);
  }
}

void start();
