import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LaunchOptions } from '../core/host.ts';
import type { Settings, SettingsPatch } from '../core/settings.ts';

export interface SettingsState {
  /** What is in effect: what the person saved, with this run's command line laid over it. */
  readonly settings: Settings;
  /** Takes effect at once and is written down behind the person's back. */
  change(patch: SettingsPatch): void;
}

export type SettingsStore = StoreApi<SettingsState>;

export interface SettingsStoreOptions {
  readonly saved: Settings;
  /** The command line's wishes: they hold for this run, are never saved, and give way to the person's own choice. */
  readonly launch?: LaunchOptions;
  readonly write: (patch: SettingsPatch) => Promise<unknown>;
  /** A write failed. What it held stays in effect and travels with the next write. */
  readonly onWriteFailed: (cause: unknown) => void;
}

const launchOverrides = (launch: LaunchOptions | undefined): SettingsPatch => ({
  ...(launch?.camera && { camera: launch.camera, cameraOn: launch.camera.kind !== 'none' }),
  ...(launch?.microphone && {
    microphone: launch.microphone,
    microphoneOn: launch.microphone.kind !== 'none',
  }),
  ...(launch?.avatar && { avatar: launch.avatar }),
  ...(launch?.quality && { quality: launch.quality }),
  ...(launch?.output?.kind === 'virtual-camera' && { virtualCamera: launch.output.device }),
  ...(launch?.output?.kind === 'broadcast' && { broadcastAudience: launch.output.audience }),
  ...(launch?.codec && { broadcastCodec: launch.codec }),
  ...(launch?.rate && { outputRate: launch.rate }),
  ...(launch?.trackerModel && { trackerModel: launch.trackerModel }),
});

/** Settings with a patch laid over them; an absent or undefined field leaves what was there. */
const patched = (settings: Settings, patch: SettingsPatch): Settings => {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined);
  return { ...settings, ...(Object.fromEntries(given) as Partial<Settings>) };
};

/** One write is under way at a time; what changes meanwhile (a slider being dragged) is gathered into the next. */
export const createSettingsStore = (options: SettingsStoreOptions): SettingsStore => {
  let unsaved: SettingsPatch = {};
  let writing = false;

  const writeUnsaved = async (): Promise<void> => {
    if (writing) return;
    writing = true;
    while (Object.keys(unsaved).length > 0) {
      const patch = unsaved;
      unsaved = {};
      try {
        await options.write(patch);
      } catch (cause) {
        unsaved = { ...patch, ...unsaved };
        options.onWriteFailed(cause);
        break;
      }
    }
    writing = false;
  };

  return createStore<SettingsState>()((set, get) => ({
    settings: patched(options.saved, launchOverrides(options.launch)),
    change(patch) {
      set({ settings: patched(get().settings, patch) });
      unsaved = { ...unsaved, ...patch };
      void writeUnsaved();
    },
  }));
};
