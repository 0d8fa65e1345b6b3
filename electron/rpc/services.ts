import type { z } from 'zod';
import type { WhipAnswer } from '../../renderer/core/broadcast/whip.ts';
import type { FilmEntry, FilmOrder, FilmProgress } from '../../renderer/core/film.ts';
import type {
  AvatarEntry,
  LaunchOptions,
  MediaSource,
  PermissionState,
  RunReport,
  RuntimeReport,
  TakeEntry,
  TrackerModel,
  TrackerModelName,
  WindowState,
} from '../../renderer/core/host.ts';
import type { AvatarRecipe } from '../../renderer/core/recipe/avatar-recipe.ts';
import type { Settings, SettingsPatch } from '../../renderer/core/settings.ts';
import type { Speech, SpeechRequest, Voice } from '../../renderer/core/speech/speech.ts';
import type { VirtualCameraSurvey } from '../../renderer/core/virtual-camera.ts';
import type { FilmPartsService } from '../services/films/film-parts.ts';
import type { ScriptsService } from '../services/scripts/scripts.ts';

export type Device = 'camera' | 'microphone';
export type MediaKind = 'video' | 'sound' | 'avatar' | 'picture' | 'avatar-or-picture' | 'take';

export interface AvatarToSave {
  readonly recipe: AvatarRecipe;
  readonly picture?: Uint8Array | undefined;
  readonly as: 'new' | 'same';
}

/** Everything that the host's contract is answered from; each part is one file under `services/`, or a window. */
export interface HostServices {
  readonly launch: LaunchOptions;
  readonly runtime: RuntimeReport;
  memory(): Promise<number>;
  processor(): number;
  copyText(text: string): void;
  openLink(address: string): Promise<boolean>;
  readonly settings: {
    read(): Promise<{ settings: Settings; notice?: string | undefined }>;
    write(patch: SettingsPatch): Promise<Settings>;
  };
  readonly media: {
    demo(): Promise<MediaSource>;
    open(path: string): Promise<MediaSource>;
    choose(kind: MediaKind): Promise<MediaSource | null>;
  };
  /** Asks the person where to; null when they changed their mind. */
  saveFile(name: string, bytes: Uint8Array): Promise<string | null>;
  readonly models: {
    faceTracker(wish: { prefer: 'auto' | TrackerModelName; gpu: boolean }): Promise<TrackerModel>;
    canonicalFace(): Promise<{ address: string }>;
  };
  readonly avatars: {
    list(): Promise<AvatarEntry[]>;
    open(idOrPath: string): Promise<AvatarEntry>;
    recipe(id: string): Promise<AvatarRecipe>;
    save(order: AvatarToSave): Promise<AvatarEntry>;
    add(path: string): Promise<AvatarEntry>;
    setPicture(id: string, picture: Uint8Array): Promise<void>;
    rename(id: string, name: string): Promise<AvatarEntry>;
    remove(id: string): Promise<{ where: string }>;
  };
  readonly takes: {
    list(): Promise<TakeEntry[]>;
    begin(bytes: Uint8Array): Promise<{ id: string }>;
    append(id: string, bytes: Uint8Array): Promise<void>;
    finish(id: string): Promise<TakeEntry>;
    discard(id: string): Promise<void>;
    open(idOrPath: string): Promise<TakeEntry>;
    add(bytes: Uint8Array): Promise<TakeEntry>;
    rename(id: string, name: string): Promise<TakeEntry>;
    remove(id: string): Promise<{ where: string }>;
  };
  readonly films: {
    readonly parts: FilmPartsService;
    tell(progress: FilmProgress): void;
    choosePath(name: string, format: FilmOrder['job']['format']): Promise<string | null>;
    readonly queue: {
      list(): FilmEntry[];
      add(order: FilmOrder): Promise<FilmEntry>;
      cancel(id: string): Promise<void>;
      retry(id: string): Promise<void>;
      remove(id: string): Promise<void>;
      reveal(id: string): void;
    };
  };
  readonly scripts: ScriptsService;
  readonly speech: {
    voices(): Promise<Voice[]>;
    speak(request: SpeechRequest, signal?: AbortSignal): Promise<Speech>;
  };
  readonly permissions: {
    read(device: Device): z.infer<typeof PermissionState>;
    openSystemSettings(device: Device): Promise<boolean>;
  };
  readonly virtualCamera: {
    survey(): Promise<VirtualCameraSurvey>;
    add(): Promise<VirtualCameraSurvey>;
  };
  readonly whip: {
    setToken(token: string): Promise<void>;
    hasToken(): Promise<boolean>;
    publish(address: string, offer: string): Promise<WhipAnswer>;
    end(session: string): Promise<void>;
  };
  readonly window: {
    state(): WindowState;
    minimise(): void;
    toggleMaximise(): WindowState;
    isSeen(was: boolean): Promise<boolean>;
    close(): void;
  };
  readonly run: {
    emit(lines: readonly string[]): Promise<void>;
    progress(share: number, text: string): void;
    keep(stats: NonNullable<RunReport['stats']>): void;
    finish(report: RunReport): Promise<void>;
  };
}
