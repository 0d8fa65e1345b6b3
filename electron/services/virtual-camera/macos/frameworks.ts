import { loadKoffi } from '../load-koffi.ts';
import { declareCoreFoundation } from './core-foundation.ts';
import { declareCoreMedia } from './core-media.ts';
import { declareCoreMediaIo } from './core-media-io.ts';
import { declareCoreVideo } from './core-video.ts';

const framework = (name: string): string => `/System/Library/Frameworks/${name}.framework/${name}`;

const PLACES = {
  coreFoundation: framework('CoreFoundation'),
  coreMedia: framework('CoreMedia'),
  coreMediaIo: framework('CoreMediaIO'),
  coreVideo: framework('CoreVideo'),
  system: '/usr/lib/libSystem.B.dylib',
} as const;
export type FrameworkPlaces = Readonly<Record<keyof typeof PLACES, string>>;

/** time.h: the clock that CoreMedia's host clock shows. */
const CLOCK_UPTIME_RAW = 8;

/**
 * The few functions of macOS that the camera needs. Never run by us on a Mac: every signature and number is from Apple's
 * headers, and functions of these signatures have been called through it elsewhere.
 * @param places where the libraries lie; macOS's own unless a test brings others
 */
export const declareFrameworks = (places: FrameworkPlaces = PLACES) => {
  const koffi = loadKoffi();
  const system = koffi.load(places.system);
  const foundation = declareCoreFoundation(koffi, koffi.load(places.coreFoundation));
  const clock = system.func('uint64_t clock_gettime_nsec_np(int clock)');
  return {
    ...declareCoreMediaIo(koffi.load(places.coreMediaIo), system, foundation),
    ...declareCoreVideo(koffi.load(places.coreVideo), system, foundation),
    ...declareCoreMedia(koffi.load(places.coreMedia)),
    release: foundation.release,
    /** The host's clock, nanoseconds since the machine started, without its sleep. */
    now: (): bigint => BigInt(clock(CLOCK_UPTIME_RAW)),
  };
};
export type Frameworks = ReturnType<typeof declareFrameworks>;
