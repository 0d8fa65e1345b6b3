import { MasqueError } from '../../../renderer/core/errors.ts';
import { randomRecipe } from '../../../renderer/core/recipe/random-recipe.ts';
import { defaultSettings, sizeInPixels } from '../../../renderer/core/settings.ts';
import { ARKIT_INDEX, neutralWeights } from '../../../renderer/core/signals/arkit.ts';
import type { Diagnostics, LiveSession } from '../../../renderer/session/live-session.ts';
import type { LiveStatus } from '../../../renderer/session/live-status.ts';
import { paintPerson, paintStage } from './fake-pictures.ts';
import { DEVICES, onAirNow, SURVEYS } from './on-air-scenarios.ts';

/**
 * A fake: it shows one status for ever, except that calibrating, going on air and trying again go through their motions.
 * It notes on the document what it was given and how often it looked for virtual cameras.
 */
export const fakeSession = (
  start: LiveStatus,
  behaviour: { readonly refusesToAdd: boolean } = { refusesToAdd: false },
): LiveSession => {
  let status = start;
  let stage: HTMLCanvasElement | null = null;
  let settings = defaultSettings();
  let surveys = 0;
  const listeners = new Set<(status: LiveStatus) => void>();
  const say = (patch: Partial<LiveStatus>) => {
    status = { ...status, ...patch };
    for (const listener of listeners) listener(status);
  };
  const output = () => ({
    ...sizeInPixels(settings.outputSize),
    framesPerSecond: settings.outputRate,
    device: status.virtualCameras?.devices[0]?.name ?? 'Masque Camera',
    microphone: settings.virtualMicrophone,
  });
  const diagnostics = (): Diagnostics => {
    const weights = neutralWeights();
    const show = {
      mouthSmileLeft: 0.72,
      mouthSmileRight: 0.68,
      browInnerUp: 0.42,
      jawOpen: 0.33,
      eyeBlinkLeft: 0.2,
    };
    for (const [name, weight] of Object.entries(show)) {
      weights[ARKIT_INDEX[name as keyof typeof show]] = weight;
    }
    return {
      seconds: Array.from({ length: 30 }, (_, second) => ({
        captureMilliseconds: 8 + Math.sin(second),
        trackMilliseconds: 16 + 2 * Math.sin(second * 1.7) + (second === 12 ? 9 : 0),
        drawMilliseconds: 12 + Math.sin(second * 0.6),
        outputMilliseconds: 4,
        dropped: second === 12 ? 4 : second === 23 ? 2 : 0,
        frames: 24,
      })),
      weights,
      droppedTotal: 6,
      framesTotal: 720,
      secondsSinceLastDrop: 6,
      triangles: 38_412,
      modelSha256: '0'.repeat(64),
    };
  };
  return {
    subscribe(listener) {
      listeners.add(listener);
      listener(status);
      return () => listeners.delete(listener);
    },
    attachStage(canvas) {
      stage = canvas;
      paintStage(canvas, settings);
    },
    setSeen(seen) {
      say({ resting: !seen });
    },
    attachSelfView(canvas) {
      if (canvas) paintPerson(canvas);
    },
    microphoneLevel: () => 0.6,
    cameras: async () => [
      { id: 'a', label: 'Integrated camera' },
      { id: 'b', label: 'Brio 4K' },
    ],
    microphones: async () => [{ id: 'c', label: 'Built-in microphone' }],
    apply(next) {
      settings = next;
      document.documentElement.dataset.scene = JSON.stringify(next.scene);
      if (status.camera.kind === 'off' && settings.cameraOn) {
        say({ camera: { kind: 'running', label: 'Integrated camera', source: 'device' }, face: 'found' });
      } else if (status.camera.kind === 'running' && !settings.cameraOn) {
        say({ camera: { kind: 'off' }, face: 'none' });
      }
      if (stage) paintStage(stage, settings);
      if (status.onAir.kind === 'on') say({ onAir: { ...status.onAir, ...output() } });
    },
    retryCamera() {
      say({ camera: { kind: 'starting', label: 'Integrated camera' } });
    },
    renewReception: () => undefined,
    calibrate() {
      say({ calibration: { kind: 'running', progress: 0 } });
      for (const step of [1, 2, 3, 4]) {
        setTimeout(() => say({ calibration: { kind: 'running', progress: step / 4 } }), step * 500);
      }
      setTimeout(() => say({ calibration: { kind: 'done', takenAt: new Date().toISOString() } }), 2100);
    },
    holdFace(face) {
      document.documentElement.dataset.heldFace = face ?? '';
    },
    startRoom(name) {
      document.documentElement.dataset.room = name;
    },
    joinRoom(name, address) {
      document.documentElement.dataset.room = `${name} ${address}`;
    },
    linkRooms(links) {
      document.documentElement.dataset.links = links.join(' ');
    },
    leaveRoom() {
      document.documentElement.dataset.room = '';
    },
    broadcastTo(audience) {
      document.documentElement.dataset.broadcast = audience ?? '';
      if (audience === null) say({ broadcast: { kind: 'off' } });
    },
    sendTo(address) {
      document.documentElement.dataset.sending = address ?? '';
      const since = Date.now();
      say({ sending: address === null ? { kind: 'off' } : { kind: 'live', since, address } });
    },
    renewBroadcast() {
      document.documentElement.dataset.renewed = 'yes';
    },
    record(on) {
      say({ recording: on ? { kind: 'on', since: Date.now() } : { kind: 'off' } });
    },
    goOnAir(on) {
      say({ onAir: on ? { kind: 'starting' } : { kind: 'off' } });
      if (!on) return;
      setTimeout(() => {
        if (status.onAir.kind === 'starting') say({ onAir: onAirNow({ ...output(), readers: 0 }) });
      }, 300);
    },
    async surveyVirtualCameras() {
      surveys += 1;
      document.documentElement.dataset.surveys = `${surveys}`;
    },
    async addVirtualCamera() {
      await new Promise((wake) => setTimeout(wake, 500));
      if (behaviour.refusesToAdd) {
        throw new MasqueError('denied', 'The password was not given.', 'Try again, or run the command.');
      }
      say({ virtualCameras: { ...SURVEYS.ready, devices: [DEVICES.loopback] } });
    },
    tryOn(recipe) {
      document.documentElement.dataset.triedOn = recipe ? JSON.stringify(recipe) : '';
      if (stage) paintStage(stage, settings, recipe ?? undefined);
    },
    turnFigure(yaw, pitch) {
      document.documentElement.dataset.turned = `${yaw.toFixed(2)} ${pitch.toFixed(2)}`;
    },
    async recipeFromPhoto(path) {
      if (!path.includes('nobody')) return { ...randomRecipe(5), name: 'Anna' };
      throw new MasqueError('unreadable', 'There is no face in the picture.', 'Choose another one.');
    },
    async recipeFromCamera() {
      await new Promise((wake) => setTimeout(wake, 500));
      return { ...randomRecipe(6), name: 'You' };
    },
    exportAvatar: async (_, format) => new TextEncoder().encode(format),
    portrait: async () => new Uint8Array([1, 2, 3]),
    diagnostics,
    dispose() {
      listeners.clear();
    },
  };
};
