/** Where a slider stands in the editor. */
export const SLIDER_GROUPS = [
  'head',
  'cheeks',
  'jaw',
  'brow',
  'eyes',
  'nose',
  'mouth',
  'ears',
  'body',
] as const;
export type SliderGroup = (typeof SLIDER_GROUPS)[number];

interface SliderRow {
  readonly group: SliderGroup;
  /** What people read; the name is the anatomist's. */
  readonly label: string;
  /** What −1 and +1 are. */
  readonly low: string;
  readonly high: string;
}

/**
 * Every proportion of a head and body, −1..1; 0 is the middle of what Masque's people look like. What −1 and 1 are in
 * centimetres is the sculptor's business.
 */
export const FACE_SLIDERS = {
  craniumWidth: { group: 'head', label: 'Width', low: 'narrow', high: 'wide' },
  craniumHeight: { group: 'head', label: 'Height', low: 'low', high: 'tall' },
  foreheadHeight: { group: 'head', label: 'Forehead height', low: 'low', high: 'high' },
  foreheadSlope: { group: 'head', label: 'Forehead slope', low: 'upright', high: 'sloping' },
  templeWidth: { group: 'head', label: 'Temples', low: 'hollow', high: 'full' },
  faceLength: { group: 'head', label: 'Face length', low: 'short', high: 'long' },
  zygomaticWidth: { group: 'cheeks', label: 'Cheekbone width', low: 'narrow', high: 'wide' },
  zygomaticHeight: { group: 'cheeks', label: 'Cheekbone height', low: 'low', high: 'high' },
  zygomaticProjection: { group: 'cheeks', label: 'Cheekbones', low: 'flat', high: 'prominent' },
  buccalFullness: { group: 'cheeks', label: 'Cheeks', low: 'hollow', high: 'full' },
  gonialWidth: { group: 'jaw', label: 'Jaw width', low: 'narrow', high: 'wide' },
  gonialAngle: { group: 'jaw', label: 'Jaw corners', low: 'soft', high: 'square' },
  mentalHeight: { group: 'jaw', label: 'Chin length', low: 'short', high: 'long' },
  mentalWidth: { group: 'jaw', label: 'Chin width', low: 'pointed', high: 'broad' },
  mentalProjection: { group: 'jaw', label: 'Chin projection', low: 'receding', high: 'strong' },
  submentalFullness: { group: 'jaw', label: 'Under the chin', low: 'taut', high: 'full' },
  supraorbitalRidge: { group: 'brow', label: 'Brow ridge', low: 'smooth', high: 'strong' },
  browHeight: { group: 'brow', label: 'Brow height', low: 'low', high: 'high' },
  browTilt: { group: 'brow', label: 'Brow tilt', low: 'sad', high: 'stern' },
  eyeSize: { group: 'eyes', label: 'Size', low: 'small', high: 'large' },
  eyeSpacing: { group: 'eyes', label: 'Spacing', low: 'close', high: 'wide apart' },
  eyeHeight: { group: 'eyes', label: 'Height', low: 'low', high: 'high' },
  eyeDepth: { group: 'eyes', label: 'Depth', low: 'shallow', high: 'deep-set' },
  canthalTilt: { group: 'eyes', label: 'Tilt', low: 'downturned', high: 'upturned' },
  palpebralOpening: { group: 'eyes', label: 'Opening', low: 'narrow', high: 'wide' },
  lidFold: { group: 'eyes', label: 'Lid fold', low: 'monolid', high: 'deep crease' },
  nasalLength: { group: 'nose', label: 'Length', low: 'short', high: 'long' },
  nasalBridgeHeight: { group: 'nose', label: 'Bridge height', low: 'flat', high: 'high' },
  nasalBridgeWidth: { group: 'nose', label: 'Bridge width', low: 'narrow', high: 'broad' },
  nasalBridgeCurve: { group: 'nose', label: 'Bridge curve', low: 'scooped', high: 'aquiline' },
  alarWidth: { group: 'nose', label: 'Nostril width', low: 'narrow', high: 'wide' },
  nasalTipSize: { group: 'nose', label: 'Tip size', low: 'fine', high: 'round' },
  nasalTipRotation: { group: 'nose', label: 'Tip turn', low: 'down', high: 'up' },
  nasalProjection: { group: 'nose', label: 'Projection', low: 'flat', high: 'far out' },
  mouthWidth: { group: 'mouth', label: 'Width', low: 'narrow', high: 'wide' },
  mouthHeight: { group: 'mouth', label: 'Height', low: 'low', high: 'high' },
  upperLipFullness: { group: 'mouth', label: 'Upper lip', low: 'thin', high: 'full' },
  lowerLipFullness: { group: 'mouth', label: 'Lower lip', low: 'thin', high: 'full' },
  cupidsBow: { group: 'mouth', label: 'Cupid’s bow', low: 'flat', high: 'marked' },
  mouthCornerTilt: { group: 'mouth', label: 'Corners', low: 'down', high: 'up' },
  lipProjection: { group: 'mouth', label: 'Projection', low: 'flat', high: 'forward' },
  earSize: { group: 'ears', label: 'Size', low: 'small', high: 'large' },
  earProtrusion: { group: 'ears', label: 'Protrusion', low: 'flat', high: 'sticking out' },
  neckWidth: { group: 'body', label: 'Neck width', low: 'slender', high: 'thick' },
  neckLength: { group: 'body', label: 'Neck length', low: 'short', high: 'long' },
  shoulderWidth: { group: 'body', label: 'Shoulders', low: 'narrow', high: 'broad' },
} as const satisfies Record<string, SliderRow>;

export type FaceSlider = keyof typeof FACE_SLIDERS;
export const FACE_SLIDER_NAMES = Object.keys(FACE_SLIDERS) as readonly FaceSlider[];
