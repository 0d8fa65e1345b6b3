import type { FaceKey } from '../core/animate/held-face.ts';
import type { Audience } from '../core/broadcast/broadcast-line.ts';
import type { AvatarRecipe } from '../core/recipe/avatar-recipe.ts';
import type { Level } from '../core/recipe/levels.ts';
import type { Settings } from '../core/settings.ts';
import type { LiveStatus } from './live-status.ts';

export { FACE_KEYS, type FaceKey } from '../core/animate/held-face.ts';

/** One column of the diagnostics charts: one second of the session. */
export interface DiagnosticsSecond {
  readonly captureMilliseconds: number;
  readonly trackMilliseconds: number;
  readonly drawMilliseconds: number;
  readonly outputMilliseconds: number;
  readonly dropped: number;
  readonly frames: number;
}

/** A moment's look inside, for the diagnostics drawer, which asks about ten times a second while it is open. */
export interface Diagnostics {
  /** Oldest first, at most 30. */
  readonly seconds: readonly DiagnosticsSecond[];
  /** The avatar's 52 weights now, `ARKIT_SHAPES` order. */
  readonly weights: Float32Array;
  readonly droppedTotal: number;
  /** Tracked ones; the dropped are not among them. */
  readonly framesTotal: number;
  readonly secondsSinceLastDrop: number | null;
  readonly triangles: number;
  readonly modelSha256: string;
}

/** What the interface may ask of the running session. Frames never pass through here or through a store. */
export interface LiveSession {
  /** Calls back at once, then at every change; returns the way to stop. */
  subscribe(listener: (status: LiveStatus) => void): () => void;
  /** The canvas on which the avatar is drawn; its backing size is the session's business. */
  attachStage(canvas: HTMLCanvasElement): void;
  /**
   * Whether the stage is in sight here. Where nobody sees it, here or elsewhere, and nothing is written down, the session
   * rests: camera and microphone stay open, so that it is back at once.
   */
  setSeen(seen: boolean): void;
  /** The person's own small picture; null takes it away. Drawn mirrored when the setting says so. */
  attachSelfView(canvas: HTMLCanvasElement | null): void;
  /** Microphone level 0..1 now; for the meter, polled by animation frame. */
  microphoneLevel(): number;
  cameras(): Promise<readonly { readonly id: string; readonly label: string }[]>;
  microphones(): Promise<readonly { readonly id: string; readonly label: string }[]>;
  /** Takes over whatever changed; called with the whole settings on every change. */
  apply(settings: Settings): void;
  /** Tries the chosen camera again (after a denial, a busy device, an unplugging). */
  retryCamera(): void;
  /** Gives a phone or OBS another address; whoever has the old one stays outside. */
  renewReception(): void;
  /** Two seconds of a face at rest; the result arrives in the status and through `onCalibrated`. */
  calibrate(): void;
  /** Holds a face while pressed; null lets go. */
  holdFace(face: FaceKey | null): void;
  /** Writes down what is performed, as a take, or ends that. What follows is in the status (`recording`). */
  record(on: boolean): void;
  /** Gives the picture to the chosen virtual camera, or takes it away. What follows is in the status (`onAir`). */
  goOnAir(on: boolean): void;
  /** Lets other screens look, or no longer; null is nobody. What follows is in the status (`broadcast`). */
  broadcastTo(audience: Audience | null): void;
  /** Gives viewers other addresses; whoever has the old ones stays outside. */
  renewBroadcast(): void;
  /** A room of one's own beside the broadcast, one with the rooms at `links`. What follows is in the status (`room`). */
  startRoom(name: string, audience: Audience, links?: readonly string[]): void;
  /** The person's own room is one with these from now on, and with no others. */
  linkRooms(links: readonly string[]): void;
  /** Takes part in the room at this address. */
  joinRoom(name: string, address: string): void;
  leaveRoom(): void;
  /** Sends the picture to a server at this address by WHIP, or no longer. What follows is in the status (`sending`). */
  sendTo(address: string | null): void;
  /** Looks anew at what there is to go on air with; the answer arrives in the status (`virtualCameras`). */
  surveyVirtualCameras(): Promise<void>;
  /** Adds the camera that the survey's remedy offers. Rejects with a MasqueError's words. */
  addVirtualCamera(): Promise<void>;
  /**
   * Sculpts a recipe and wears it, whatever the settings say; the newest wins, and who is worn stays until it is whole.
   * Null goes back to the settings' own. What follows is in the status (`sculpting`, `stage`).
   */
  tryOn(recipe: AvatarRecipe | null): void;
  /** Turns who is worn about the head: radians, to the person's left and upwards. (0, 0) is the front. */
  turnFigure(yaw: number, pitch: number): void;
  /** Somebody's likeness from a picture file; it is read where it lies and kept nowhere. Rejects with a MasqueError's words. */
  recipeFromPhoto(path: string): Promise<AvatarRecipe>;
  /** The same of whoever looks into the chosen camera now. */
  recipeFromCamera(): Promise<AvatarRecipe>;
  /** The file's bytes. Rejects with a MasqueError. */
  exportAvatar(recipe: AvatarRecipe, format: 'glb' | 'vrm', level: Level): Promise<Uint8Array<ArrayBuffer>>;
  /** A small picture of who is worn now, for the gallery: WebP. Null when nobody is, or without graphics. */
  portrait(): Promise<Uint8Array<ArrayBuffer> | null>;
  diagnostics(): Diagnostics;
  dispose(): void;
}
