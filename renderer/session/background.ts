import { decodeStill } from '../capture/still-picture.ts';
import { MasqueError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import type { Background } from '../core/scene.ts';
import type { Backdrop } from '../core/settings.ts';
import { KEY_GREEN, type StageBackground } from '../render/paint-background.ts';

/** Enough for a stage of 1920 × 1080, blurred or not. Pixels, longer side. */
const LONG_SIDE = 2400;

export interface BackgroundsOptions {
  readonly host: Host;
  show(background: StageBackground): void;
  /** A picture could not be had, or (null) is there after all. */
  failed(problem: { readonly message: string; readonly cure: string } | null): void;
}

/** Brings what the settings name as background onto the stage; the newest wins, and what was there stays until then. */
export interface Backgrounds {
  use(background: Background, backdrop: Backdrop): void;
  dispose(): void;
}

const decode = async (host: Host, path: string): Promise<ImageBitmap> => {
  const { address, name } = await host.media.open({ path });
  return decodeStill(await (await fetch(address)).blob(), name, LONG_SIDE);
};

/** A background that needs no file. */
const paintedBackground = (
  background: Exclude<Background, { kind: 'picture' }>,
  backdrop: Backdrop,
): StageBackground => {
  switch (background.kind) {
    case 'backdrop':
      return { kind: 'backdrop', backdrop };
    case 'green':
      return { kind: 'colour', colour: KEY_GREEN };
    default:
      return background;
  }
};

/** For a job that waits for it. The caller closes a picture. */
export const openBackground = async (
  host: Host,
  background: Background,
  backdrop: Backdrop,
): Promise<StageBackground> =>
  background.kind === 'picture'
    ? { kind: 'picture', picture: await decode(host, background.path), blur: background.blur }
    : paintedBackground(background, backdrop);

export const createBackgrounds = ({ host, show, failed }: BackgroundsOptions): Backgrounds => {
  let attempt = 0;
  let held: { readonly path: string; readonly picture: ImageBitmap } | null = null;

  const usePicture = async (path: string, blur: number, mine: number): Promise<void> => {
    if (held?.path !== path) {
      const picture = await decode(host, path);
      if (mine !== attempt) return picture.close();
      const before = held;
      held = { path, picture };
      show({ kind: 'picture', picture, blur });
      before?.picture.close();
    } else show({ kind: 'picture', picture: held.picture, blur });
    failed(null);
  };
  return {
    use(background, backdrop) {
      attempt += 1;
      const mine = attempt;
      if (background.kind === 'picture') {
        usePicture(background.path, background.blur, mine).catch((cause: unknown) => {
          if (mine !== attempt) return;
          const known = cause instanceof MasqueError ? cause : null;
          failed({
            message: known?.message ?? `The background could not be shown: ${String(cause)}`,
            cure: known?.cure ?? 'Choose another picture.',
          });
        });
        return;
      }
      failed(null);
      show(paintedBackground(background, backdrop));
    },
    dispose() {
      attempt += 1;
      held?.picture.close();
      held = null;
    },
  };
};
