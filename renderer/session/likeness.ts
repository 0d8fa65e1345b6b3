import { openCamera } from '../capture/camera-device.ts';
import { type ErrorReason, MasqueError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import type { AvatarRecipe } from '../core/recipe/avatar-recipe.ts';
import type { SourceChoice } from '../core/settings.ts';
import type { PictureSource, TrackerSetup } from '../track/protocol.ts';
import { trackerSetup } from './tracking.ts';

/** What the likeness worker is asked, once. */
export interface LikenessRequest {
  readonly setup: TrackerSetup;
  readonly source: PictureSource;
  /** Address of the canonical face. */
  readonly canonicalFace: string;
  readonly name: string;
}

export type FromLikeness =
  | { readonly kind: 'recipe'; readonly recipe: AvatarRecipe }
  | {
      readonly kind: 'problem';
      readonly reason: ErrorReason;
      readonly message: string;
      readonly cure: string;
    };

/** More pixels than this show nothing more of a face. */
const LONG_SIDE = 1280;
/** A worker that has not answered by then is lost in a damaged file. */
const PATIENCE_MILLISECONDS = 60_000;

const ask = (request: LikenessRequest): Promise<AvatarRecipe> => {
  const worker = new Worker(new URL('./likeness-worker.ts', import.meta.url), { type: 'module' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  return new Promise<AvatarRecipe>((resolve, reject) => {
    const fail = (message: string) =>
      reject(new MasqueError('unreadable', message, 'Choose another picture.'));
    timer = setTimeout(
      () => fail('The picture took too long to look at; it may be damaged.'),
      PATIENCE_MILLISECONDS,
    );
    worker.onerror = ({ message }) => fail(`The picture could not be looked at: ${message}`);
    worker.onmessage = ({ data }: MessageEvent<FromLikeness>) => {
      if (data.kind === 'recipe') resolve(data.recipe);
      else reject(new MasqueError(data.reason, data.message, data.cure));
    };
    worker.postMessage(request, request.source.kind === 'camera' ? [request.source.stream] : []);
  }).finally(() => {
    clearTimeout(timer);
    worker.terminate();
  });
};

const likenessOf = async (host: Host, source: PictureSource, name: string): Promise<AvatarRecipe> => {
  const { address: canonicalFace } = await host.models.canonicalFace();
  const model = await host.models.faceTracker({ prefer: 'auto', gpu: false });
  const setup = trackerSetup({
    model,
    delegate: 'CPU',
    longSide: LONG_SIDE,
    clockOrigin: 0,
    readClock: false,
  });
  return ask({ setup, source, canonicalFace, name });
};

/** A file's name as a person's: "anna-lena_2.jpg" is Anna lena 2. */
const nameFrom = (file: string): string => {
  const words = file
    .replace(/\.[^.]*$/, '')
    .replace(/[-_\s]+/g, ' ')
    .trim();
  return words === '' ? 'You' : `${words.charAt(0).toUpperCase()}${words.slice(1)}`.slice(0, 40).trim();
};

/** Somebody's likeness from a picture file. The picture is read where it lies and kept nowhere. */
export const likenessFromPhoto = async (host: Host, path: string): Promise<AvatarRecipe> => {
  const { address, name } = await host.media.open({ path });
  return likenessOf(host, { kind: 'file', address, name, live: false }, nameFrom(name));
};

/** The likeness of whoever looks into the camera that the settings name. */
export const likenessFromCamera = async (host: Host, choice: SourceChoice): Promise<AvatarRecipe> => {
  const fromFile = ({ address, name }: { address: string; name: string }) =>
    likenessOf(host, { kind: 'file', address, name, live: true }, 'You');
  switch (choice.kind) {
    case 'none':
      throw new MasqueError('not-found', 'No camera is chosen.', 'Choose one in Settings.');
    case 'remote':
      throw new MasqueError(
        'unsupported',
        'A likeness is not taken from a phone or OBS.',
        'Take a photo with it and open that, or choose another camera.',
      );
    case 'demo':
      return fromFile(await host.media.demo());
    case 'file':
      return fromFile(await host.media.open({ path: choice.path }));
    case 'device':
    case 'default': {
      const camera = await openCamera(choice, () => undefined);
      const { frames: stream, pictureSeconds } = camera;
      return likenessOf(host, { kind: 'camera', stream, pictureSeconds }, 'You').finally(() =>
        camera.close(),
      );
    }
  }
};
