import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FaceKey } from '../session/live-session.ts';
import type { Problem } from './problem.ts';

export const SECTIONS = ['live', 'studio', 'avatars', 'takes', 'settings'] as const;
export type Section = (typeof SECTIONS)[number];

export const PANEL_TABS = ['face', 'scene', 'output'] as const;
export type PanelTab = (typeof PANEL_TABS)[number];

/** `welcome` says why and asks; nothing is opened before it. `off` is the app itself. */
export const FIRST_RUN_STEPS = ['welcome', 'devices', 'calibrate', 'off'] as const;
export type FirstRunStep = (typeof FIRST_RUN_STEPS)[number];

export interface Notice extends Problem {
  readonly id: number;
}

/** What the interface itself remembers while it is open. None of it is saved. */
export interface InterfaceState {
  readonly section: Section;
  readonly panelTab: PanelTab;
  /** The panel as an overlay, where there is no room beside the stage. */
  readonly overlayOpen: boolean;
  readonly drawerOpen: boolean;
  readonly avatarMenuOpen: boolean;
  /** The sheet over the stage that helps whoever wants to go live and has no camera for it. */
  readonly cameraSheetOpen: boolean;
  /** The sheet that says how a phone or OBS becomes the camera. */
  readonly receptionSheetOpen: boolean;
  readonly firstRun: FirstRunStep;
  /** The face that a key or a pointer holds now. */
  readonly heldFace: FaceKey | null;
  /** The face that stays until it is pressed again. */
  readonly keptFace: FaceKey | null;
  readonly notices: readonly Notice[];
  goTo(section: Section): void;
  showTab(tab: PanelTab): void;
  setOverlay(open: boolean): void;
  setDrawer(open: boolean): void;
  setAvatarMenu(open: boolean): void;
  setCameraSheet(open: boolean): void;
  setReceptionSheet(open: boolean): void;
  setFirstRun(step: FirstRunStep): void;
  holdFace(face: FaceKey): void;
  /** Lets go of a face, if it is still the held one. */
  releaseFace(face: FaceKey): void;
  /** Keeps a face until the same one is kept again. */
  keepFace(face: FaceKey): void;
  releaseAllFaces(): void;
  notify(problem: Problem): void;
  dismiss(id: number): void;
}

/** What may stand open from the start. */
export type InterfaceStart = Partial<
  Pick<
    InterfaceState,
    | 'section'
    | 'panelTab'
    | 'overlayOpen'
    | 'drawerOpen'
    | 'cameraSheetOpen'
    | 'receptionSheetOpen'
    | 'firstRun'
    | 'keptFace'
  >
>;

export type InterfaceStore = StoreApi<InterfaceState>;

/** The face on the stage: a held one wins over a kept one. */
export const shownFace = (state: Pick<InterfaceState, 'heldFace' | 'keptFace'>): FaceKey | null =>
  state.heldFace ?? state.keptFace;

export const createInterfaceStore = (start: {
  readonly firstRun: boolean;
  readonly notice?: Problem | undefined;
  readonly open?: InterfaceStart | undefined;
}): InterfaceStore => {
  let nextNotice = 1;
  const notice = (problem: Problem): Notice => ({
    message: problem.message,
    cure: problem.cure,
    id: nextNotice++,
  });
  return createStore<InterfaceState>()((set, get) => ({
    section: 'live',
    panelTab: 'face',
    overlayOpen: false,
    drawerOpen: false,
    avatarMenuOpen: false,
    cameraSheetOpen: false,
    receptionSheetOpen: false,
    firstRun: start.firstRun ? 'welcome' : 'off',
    heldFace: null,
    keptFace: null,
    notices: start.notice ? [notice(start.notice)] : [],
    ...start.open,
    goTo: (section) => set({ section, overlayOpen: false, cameraSheetOpen: false, heldFace: null }),
    showTab: (panelTab) => set({ panelTab }),
    setOverlay: (overlayOpen) => set({ overlayOpen }),
    setDrawer: (drawerOpen) => set({ drawerOpen, overlayOpen: false }),
    setAvatarMenu: (avatarMenuOpen) => set({ avatarMenuOpen }),
    setCameraSheet: (cameraSheetOpen) =>
      set({ cameraSheetOpen, ...(cameraSheetOpen && { overlayOpen: false }) }),
    setReceptionSheet: (receptionSheetOpen) => set({ receptionSheetOpen }),
    setFirstRun: (firstRun) => set({ firstRun }),
    holdFace: (heldFace) => set({ heldFace }),
    releaseFace: (face) => {
      if (get().heldFace === face) set({ heldFace: null });
    },
    keepFace: (face) => set({ keptFace: get().keptFace === face ? null : face, heldFace: null }),
    releaseAllFaces: () => set({ heldFace: null, keptFace: null }),
    notify: (problem) => {
      const { notices } = get();
      if (notices.some((one) => one.message === problem.message)) return;
      set({ notices: [...notices, notice(problem)] });
    },
    dismiss: (id) => set({ notices: get().notices.filter((one) => one.id !== id) }),
  }));
};
