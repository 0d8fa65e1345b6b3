import { assertNever } from '../core/errors.ts';
import { loadFaceShapesNet } from './face-shapes-net.ts';
import { createFaceTracker } from './face-tracker.ts';
import { openBackend } from './open-backend.ts';
import { openSource } from './open-source.ts';
import type { FromTracker, ToTracker, TrackerSetup } from './protocol.ts';
import { createShrinker } from './shrink-picture.ts';
import { createTrackLoop, problemOf, type TrackLoop } from './track-loop.ts';

const TICK_MILLISECONDS = 1000 / 30;

const send = (message: FromTracker, transfer: Transferable[] = []) => self.postMessage(message, { transfer });

async function openLoop(setup: TrackerSetup): Promise<TrackLoop> {
  const backend = await openBackend(setup);
  const net =
    setup.model === 'npm' ? loadFaceShapesNet(await (await fetch(setup.shapesNet)).arrayBuffer()) : null;
  const loop = createTrackLoop({
    tracker: createFaceTracker(backend, net),
    shrinker: createShrinker(setup.longSide),
    clockOrigin: setup.clockOrigin,
    readClock: setup.readClock,
    open: (source) => openSource(source, setup.readClock),
    send,
  });
  // A worker's timer keeps its pace in a hidden window, where a page's own is slowed to one a second.
  setInterval(() => loop.tick(), TICK_MILLISECONDS);
  send({ kind: 'opened', delegate: backend.delegate });
  return loop;
}

let opening: Promise<TrackLoop> | null = null;

async function handle(message: ToTracker): Promise<void> {
  if (message.kind === 'open') {
    opening = openLoop(message.setup);
    await opening;
    return;
  }
  const loop = await opening;
  if (loop === null) return;
  switch (message.kind) {
    case 'play':
      return loop.play(message.run, message.source);
    case 'stop':
      return loop.stop();
    case 'preview':
      return loop.setPreviewEvery(message.every);
    case 'rest':
      return loop.rest(message.on);
    default:
      assertNever(message);
  }
}

self.onmessage = ({ data }: MessageEvent<ToTracker>) => {
  handle(data).catch((cause: unknown) => {
    // Later messages wait for the same opening; one report of its failure is enough.
    if (data.kind === 'open') send(problemOf(null, cause));
  });
};
