import { epochNow } from '../capture/captured-picture.ts';
import { listDevices } from '../capture/device-choice.ts';
import type { Host, LaunchOptions } from '../core/host.ts';
import { createPerformance } from '../core/perform.ts';
import type { AvatarRecipe } from '../core/recipe/avatar-recipe.ts';
import { controlsFrom } from '../core/retarget/perform-controls.ts';
import { type Calibration, defaultSettings, type Settings } from '../core/settings.ts';
import { restPose } from '../core/signals/avatar-pose.ts';
import { CLOCK_BITS } from '../core/signals/picture-clock.ts';
import { connectReception } from '../host/connect-broadcast.ts';
import { connectModels } from '../host/connect-models.ts';
import type { TrackedPicture } from '../track/protocol.ts';
import { createVoiceTracker } from '../track/voice-tracker.ts';
import { createCalibrating } from './calibrating.ts';
import { createCameraControl } from './camera-control.ts';
import { createFigures } from './figures.ts';
import { likenessFromCamera, likenessFromPhoto } from './likeness.ts';
import { createListening } from './listening.ts';
import { createLiveOutput } from './live-output.ts';
import type { FaceKey, LiveSession } from './live-session.ts';
import { createLiveStage } from './live-stage.ts';
import { createLiveTracking } from './live-tracking.ts';
import { createMicrophoneControl } from './microphone-control.ts';
import { rounded } from './percentile.ts';
import { createTakeRecorder } from './recording/take-recorder.ts';
import { mayRest } from './resting.ts';
import { createSculpting, openSculptWorker } from './sculpting.ts';
import { createSecondLog } from './second-log.ts';
import { createSelfView } from './self-view.ts';
import { createSoundLag } from './sound-lag.ts';
import { createStatistics } from './statistics.ts';
import { createStatusBoard } from './status-board.ts';
import { createVoiceStatistics } from './voice-statistics.ts';
import { lookOf, pictureBehind, wornFile } from './worn-file.ts';

/** The small picture of oneself comes along with every third tracked one. */
const PREVIEW_EVERY = 3;
/** A face that was there and is not seen for so long is lost, in words. */
const LOST_MILLISECONDS = 600;
/** Any seed does; a fixed one makes two runs over the same frames the same. */
const SEED = 1;

export interface LiveOptions {
  readonly host: Host;
  readonly launch: LaunchOptions;
  /** A calibration was taken: the settings keep it. */
  calibrated(calibration: Calibration): void;
}

/** The file of the picture in the background; null where there is none. */
const pathBehind = (settings: Settings | null): string | null =>
  settings?.scene.background.kind === 'picture' ? settings.scene.background.path : null;

/** The live session, and what a run from the command line asks of it besides. */
export interface Live extends LiveSession {
  /** Everything the stats file says, counted from the last `restart`. */
  report(): Record<string, unknown>;
  restart(): void;
  /** The stage as PNG bytes. */
  picture(): Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * Wires the stages together: camera → track → perform → draw. Frames go straight through; only words go to the status.
 * Opens nothing until the settings have been applied for the first time.
 */
export function createLive({ host, launch, calibrated }: LiveOptions): Live {
  const clockOrigin = epochNow();
  const board = createStatusBoard();
  const statistics = createStatistics(clockOrigin);
  const voiceStatistics = createVoiceStatistics(clockOrigin);
  const soundLag = createSoundLag();
  const log = createSecondLog();
  const selfView = createSelfView();
  const performance = createPerformance({ seed: SEED });
  let settings: Settings | null = null;
  let heldFace: FaceKey | null = null;
  /** Worn in place of the settings' own. */
  let triedOn: AvatarRecipe | null = null;
  let turn = { yaw: 0, pitch: 0 };
  let pose = restPose();
  let faceSeenAt = 0;
  let seen = true;

  const calibrationOf = () => {
    const model = board.status.tracker?.model;
    return settings?.calibrations.find((one) => one.model === model) ?? null;
  };
  const calibrating = createCalibrating({
    changed: (calibration) => board.set({ calibration }),
    taken: calibrated,
  });
  const output = createLiveOutput({
    host,
    launch,
    clockOrigin,
    microphone: () => microphone,
    soundLag: () => soundLag.milliseconds,
    changed: board.set,
    wardrobe: {
      avatar: () => {
        const { avatar } = settings ?? defaultSettings();
        return wornFile(host, sculpting, triedOn === null ? { id: avatar } : { recipe: triedOn });
      },
      look: () => lookOf(settings ?? defaultSettings(), turn),
      picture: () => pictureBehind(host, settings ?? defaultSettings()),
    },
    sent: log.sent,
  });
  const sculpting = createSculpting({
    open: openSculptWorker,
    async canonicalFace() {
      const { address } = await host.models.canonicalFace();
      return new Uint8Array(await (await fetch(address)).arrayBuffer());
    },
  });
  const stage = createLiveStage({
    host,
    figures: createFigures(host, sculpting),
    launch,
    output: output.stage,
    changed: board.set,
    drawn(picture) {
      statistics.drawn(picture);
      log.drawn(picture);
    },
  });

  const recorder = createTakeRecorder({
    takes: host.takes,
    clockOrigin,
    now: epochNow,
    changed(recording) {
      microphone.record(recorder.isRecording ? recorder.sound : null);
      board.set({ recording });
    },
  });
  const record = (on: boolean) => {
    if (!on) return recorder.stop();
    const { stage: shown, tracker } = board.status;
    const clock = new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
    recorder.start({
      name: `${shown.kind === 'ready' ? shown.avatar : 'Take'}, ${clock}`,
      avatar: settings?.avatar ?? '',
      trackerModel: tracker?.model ?? 'npm',
      calibration: calibrationOf(),
    });
  };

  const listening = createListening({
    clockOrigin,
    now: epochNow,
    open: (events) => createVoiceTracker(connectModels, events),
    changed(voice) {
      voiceStatistics.changed(voice);
      board.set({ voice });
    },
    heard: voiceStatistics.heard,
  });

  const faceState = (tracked: TrackedPicture) => {
    if (tracked.face !== null) faceSeenAt = tracked.trackedAt;
    if (faceSeenAt === 0) return 'none';
    return tracked.trackedAt - faceSeenAt < LOST_MILLISECONDS ? 'found' : 'lost';
  };

  /** The time that is drawn into the outgoing picture for measuring: the camera's own, or the moment it was taken. */
  const pictureClock = (read: number | null, capturedAt: number) =>
    launch.pictureClock === 'time' ? Math.round(capturedAt) % 2 ** CLOCK_BITS : read;

  /**
   * The moment that is performed: a face's is when its picture was taken; without one it lies as far back as sound takes
   * to be heard, so that the voice has the mouth in time. Outputs delay the sound by the same.
   */
  const capturedAtOf = ({ face, capturedAt, trackedAt }: TrackedPicture): number => {
    const heardUpTo = trackedAt - 1000 * listening.delayAt(trackedAt / 1000);
    return face === null ? Math.min(capturedAt, heardUpTo) : capturedAt;
  };

  /** THE frame order. */
  const onTracked = (tracked: TrackedPicture) => {
    // What was under way when the rest began still arrives.
    if (settings === null || board.status.resting) return;
    statistics.tracked(tracked);
    log.tracked(tracked);
    const { face, picture, clock } = tracked;
    const capturedAt = capturedAtOf(tracked);
    const timeSeconds = face?.timeSeconds ?? (capturedAt - clockOrigin) / 1000;
    calibrating.see(tracked, timeSeconds);
    const controls = controlsFrom(settings, { calibration: calibrationOf(), heldFace });
    const voice = listening.upTo(timeSeconds);
    pose = performance.perform({ timeSeconds, face, voice, controls });
    recorder.performed({ face, voice, heldFace });
    statistics.posed(pose.weights);
    output.posed(pose);
    voiceStatistics.performed(performance.shares(), listening.behindMilliseconds);
    soundLag.performed(performance.shares(), listening.behindMilliseconds);
    stage.show({ pose, picture, capturedAt, posedAt: epochNow(), clock: pictureClock(clock, capturedAt) });
    selfView.show(settings.mirror);
    const state = faceState(tracked);
    if (state !== board.status.face) board.set({ face: state });
    if (log.advance(tracked.trackedAt))
      board.set({ ...log.last, voiceMilliseconds: listening.latencyMilliseconds });
  };

  const tracking = createLiveTracking({
    host,
    clockOrigin,
    readClock: launch.verb === 'bench',
    hasGpu: () => stage.hasGpu,
    tracked: onTracked,
    preview: selfView.offer,
    problem: (error) => camera.sourceFailed(error),
    opened: (tracker) => board.set({ tracker }),
    replay: () => camera.retry(),
  });
  const camera = createCameraControl({
    play: (source) => {
      faceSeenAt = 0;
      tracking.play(source);
    },
    stop: () => tracking.stop(),
    demo: () => host.media.demo(),
    openFile: (path) => host.media.open({ path }),
    connectReception,
    changed: (state) => board.set({ camera: state }),
    receptionChanged: (reception) => board.set({ reception }),
  });
  /** A microphone that runs is listened to while the voice is to move the mouth. */
  const listen = () => {
    const { microphone: heard, resting } = board.status;
    const on = heard.kind === 'running' && !resting && (settings?.voiceMovesMouth ?? false);
    if (on === (listening.state.kind !== 'off')) return;
    listening.turn(on);
    microphone.hear(on ? listening.sound : null);
  };
  const microphone = createMicrophoneControl(
    (path) => host.media.open({ path }),
    (state) => {
      board.set({ microphone: state });
      listen();
    },
  );

  /** Looked at after every change of who sees it. */
  const rest = () => {
    const resting = mayRest(seen, board.status);
    if (resting === board.status.resting) return;
    board.set({ resting, ...(resting && { trackedPerSecond: 0, renderedPerSecond: 0 }) });
    tracking.rest(resting);
    listen();
  };
  const stopRest = board.subscribe(rest);

  const apply = (next: Settings) => {
    const before = settings;
    settings = next;
    const changed = <Key extends keyof Settings>(...keys: Key[]) =>
      before === null || keys.some((key) => JSON.stringify(before[key]) !== JSON.stringify(next[key]));
    if (changed('outputSize')) stage.setSize(output.sizeOf(next));
    if (
      changed('virtualCamera', 'outputSize', 'outputRate', 'virtualMicrophone') ||
      changed('broadcastVoice', 'broadcastCodec')
    )
      output.use(next);
    if (changed('quality')) stage.setQuality(next.quality);
    if (changed('backdrop') || changed('scene')) stage.setScene(next.scene, next.backdrop);
    if (changed('avatar')) {
      triedOn = null;
      void stage.wear(next.avatar);
      output.dressed('avatar');
    }
    if (changed('backdrop', 'scene')) output.dressed('look');
    if (pathBehind(before) !== pathBehind(next)) output.dressed('picture');
    if (changed('trackerModel')) tracking.useModel(next.trackerModel);
    if (changed('camera', 'cameraOn')) camera.use(next.cameraOn ? next.camera : { kind: 'none' });
    if (changed('microphone', 'microphoneOn')) {
      microphone.use(next.microphoneOn ? next.microphone : { kind: 'none' });
    }
    if (changed('voiceMovesMouth')) listen();
  };

  return {
    subscribe: (listener) => board.subscribe(listener),
    attachStage: (canvas) => stage.attach(canvas),
    setSeen(next) {
      seen = next;
      rest();
    },
    attachSelfView(canvas) {
      selfView.attach(canvas);
      tracking.setPreviewEvery(canvas === null ? 0 : PREVIEW_EVERY);
    },
    microphoneLevel: () => microphone.level() ?? 0,
    cameras: () => listDevices('videoinput'),
    microphones: () => listDevices('audioinput'),
    apply,
    retryCamera: () => camera.retry(),
    renewReception: () => camera.renewReception(),
    calibrate: () => calibrating.start(board.status.tracker?.model ?? 'npm'),
    holdFace(face) {
      heldFace = face;
    },
    record,
    goOnAir: output.onAir.go,
    broadcastTo: (audience) => output.broadcast.to(audience),
    sendTo: output.whip.to,
    renewBroadcast: output.broadcast.renew,
    startRoom: (name, audience, links = []) => output.room.start(name, audience, links),
    linkRooms: (links) => output.room.link(links),
    joinRoom: (name, address) => output.room.join(name, address),
    leaveRoom: () => output.room.leave(),
    surveyVirtualCameras: output.onAir.survey,
    addVirtualCamera: output.onAir.add,
    tryOn(recipe) {
      triedOn = recipe;
      void stage.tryOn(recipe);
      output.dressed('avatar');
    },
    turnFigure(yaw, pitch) {
      turn = { yaw, pitch };
      stage.turn(yaw, pitch);
      output.dressed('look');
    },
    recipeFromPhoto: (path) => likenessFromPhoto(host, path),
    recipeFromCamera: () => likenessFromCamera(host, settings?.camera ?? { kind: 'default' }),
    exportAvatar: (recipe, format, level) => sculpting.whole({ recipe, format, level }),
    portrait: stage.portrait,
    diagnostics: () => ({
      seconds: log.columns,
      weights: pose.weights,
      droppedTotal: log.droppedTotal,
      framesTotal: log.framesTotal,
      secondsSinceLastDrop: log.secondsSinceLastDrop(epochNow()),
      triangles: stage.facts.triangles,
      modelSha256: tracking.model?.sha256 ?? '',
    }),
    report: () => {
      const { render, ...rest } = statistics.report(epochNow());
      const { voice, fusion } = voiceStatistics.report(epochNow());
      const tracker = {
        backend: 'mediapipe',
        ...board.status.tracker,
        sha256: tracking.model?.sha256 ?? null,
      };
      return {
        ...rest,
        voice: { ...voice, soundLagMilliseconds: rounded(soundLag.milliseconds) },
        fusion,
        outputs: output.report(),
        gpu: board.status.gpu,
        tracker,
        render: { ...render, ...stage.facts },
      };
    },
    restart() {
      statistics.restart(epochNow());
      voiceStatistics.restart(epochNow());
      output.restart();
    },
    picture: () => stage.picture(pose),
    dispose() {
      stopRest();
      recorder.dispose();
      output.dispose();
      camera.dispose();
      microphone.dispose();
      listening.dispose();
      tracking.dispose();
      stage.dispose();
      sculpting.dispose();
      statistics.dispose();
      selfView.attach(null);
    },
  };
}
