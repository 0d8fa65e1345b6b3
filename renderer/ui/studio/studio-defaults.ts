import type { Settings } from '../../core/settings.ts';
import type { StudioDefaults } from '../../session/studio-session.ts';

/** The same for the preview and for every film: what was seen is what is filmed. */
const SEED = 1;

/** What a script leaves open, from what the person has set. */
export const studioDefaults = ({
  avatar,
  studioAvatar,
  studioVoice,
  scene,
  backdrop,
}: Pick<Settings, 'avatar' | 'studioAvatar' | 'studioVoice' | 'scene' | 'backdrop'>): StudioDefaults => ({
  avatar: studioAvatar ?? avatar,
  voice: studioVoice,
  scene,
  backdrop,
  seed: SEED,
});
