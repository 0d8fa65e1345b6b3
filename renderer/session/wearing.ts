import type { Avatar } from '../avatar/avatar.ts';
import { MasqueError } from '../core/errors.ts';
import type { AvatarRecipe } from '../core/recipe/avatar-recipe.ts';
import type { Level } from '../core/recipe/levels.ts';
import type { Figure, Figures } from './figures.ts';
import type { LiveStatus } from './live-status.ts';

/** Nobody has moved a slider for so long: time for pictures and for the finer figure. */
const REST_MILLISECONDS = 1000;

export interface WearingOptions {
  readonly figures: Figures;
  /** `isKnown`: about as costly to draw as the one before, so that nothing has to be measured anew. */
  putOn(avatar: Avatar, isKnown: boolean): void;
  /** How finely this machine should have it now. */
  level(): Level;
  /** Pictures of who is worn; resolves when they are taken or were stopped. */
  takePictures(): Promise<void>;
  stopPictures(): void;
  changed(change: Partial<Pick<LiveStatus, 'stage' | 'triangles' | 'sculpting'>>): void;
}

/** Who stands on the stage. Whoever does stays until the next one is whole, and when that fails. */
export interface Wearing {
  readonly avatar: Avatar | null;
  wear(idOrPath: string): Promise<void>;
  /** Null: back to who was worn last by `wear`. */
  tryOn(recipe: AvatarRecipe | null): Promise<void>;
  /** Whether the machine's level is another now; if so, sculpts again. */
  refine(): Promise<void>;
  dispose(): void;
}

const failed = (cause: unknown, name: string): LiveStatus['stage'] => {
  const known = cause instanceof MasqueError ? cause : null;
  return {
    kind: 'failed',
    message: known?.message ?? `“${name}” could not be put on: ${String(cause)}`,
    cure: known?.cure ?? 'Choose another avatar.',
  };
};

export function createWearing(options: WearingOptions): Wearing {
  const { figures, changed } = options;
  let worn: Figure | null = null;
  /** What `wear` was last asked for. */
  let chosen: string | null = null;
  /** Each wish has a number. What comes for an older one than is shown, or than the last `wear`, is dropped. */
  let lastWish = 0;
  let lastChoice = 0;
  let shown = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;

  /** Figures that are being made, until they stand on the stage. */
  let making = 0;
  const make = (more: 1 | -1): void => {
    making += more;
    changed({ sculpting: making > 0 });
  };
  const newWish = (): number => {
    clearTimeout(resting);
    options.stopPictures();
    lastWish += 1;
    return lastWish;
  };
  const show = (figure: Figure, isKnown: boolean): void => {
    options.stopPictures();
    const before = worn;
    worn = figure;
    options.putOn(figure.avatar, isKnown);
    before?.avatar.dispose();
    changed({ stage: { kind: 'ready', avatar: figure.name }, triangles: figure.avatar.triangles });
  };
  /** True when the figure of this wish is on the stage, and it is still the last. */
  const fulfil = async (
    wish: number,
    name: string,
    { coming, isKnown }: { readonly coming: Promise<Figure | null>; readonly isKnown: boolean },
  ): Promise<boolean> => {
    try {
      const figure = await coming;
      if (figure === null) return false;
      if (wish < lastChoice || wish < shown) {
        figure.avatar.dispose();
        return false;
      }
      shown = wish;
      show(figure, isKnown);
      return wish === lastWish;
    } catch (cause) {
      if (wish === lastWish) changed({ stage: failed(cause, name) });
      return false;
    }
  };
  const refine = async (): Promise<void> => {
    const figure = worn;
    const wish = lastWish;
    const level = options.level();
    if (!figure?.sculpted || figure.sculpted.level === level) return;
    try {
      const finer = await figures.again(figure, level);
      if (finer === null) return;
      if (wish === lastWish && worn === figure) show(finer, true);
      else finer.avatar.dispose();
    } catch (cause) {
      // The coarser one does.
      console.warn(`No finer figure of ${figure.name}:`, cause);
    }
  };
  const settle = async (): Promise<void> => {
    const wish = lastWish;
    await options.takePictures();
    if (wish === lastWish) await refine();
  };
  const wear = async (idOrPath: string): Promise<void> => {
    const wish = newWish();
    lastChoice = wish;
    chosen = idOrPath;
    changed({ stage: { kind: 'loading', avatar: idOrPath } });
    // What was never measured begins with what every machine can draw.
    let isMade = false;
    const sculpts = () => {
      isMade = true;
      make(1);
    };
    const coming = figures.open(idOrPath, { level: worn ? options.level() : 'low', sculpts });
    const isLast = await fulfil(wish, idOrPath, { coming, isKnown: false });
    if (isMade) make(-1);
    if (isLast) void settle();
  };

  return {
    get avatar() {
      return worn?.avatar ?? null;
    },
    wear,
    async tryOn(recipe) {
      if (recipe === null) return chosen === null ? undefined : wear(chosen);
      const wish = newWish();
      // The low level first: it follows a slider.
      const coming = figures.sculpt(recipe, 'low');
      make(1);
      const isLast = await fulfil(wish, recipe.name, { coming, isKnown: worn !== null });
      make(-1);
      if (!isLast) return;
      resting = setTimeout(() => void settle(), REST_MILLISECONDS);
    },
    refine,
    dispose() {
      newWish();
      lastChoice = lastWish;
      worn?.avatar.dispose();
    },
  };
}
