import { mix } from '../../core/math/easing.ts';
import type { AvatarRecipe } from '../../core/recipe/avatar-recipe.ts';

/** What −1, 0 and 1 of a slider are. */
const between = (low: number, middle: number, high: number, slider: number): number =>
  slider < 0 ? mix(middle, low, -slider) : mix(middle, high, slider);

/**
 * The sliders and age as measures. Plain numbers are proportions of the canonical face; those ending in `Centimetres`
 * are shifts from it. What age does to a proportion is done here, so that a region's file knows one number only.
 */
export const measureFace = ({ face, age }: AvatarRecipe) => ({
  age,
  craniumWidth: between(0.93, 1, 1.08, face.craniumWidth),
  craniumHeightCentimetres: between(-0.8, 0, 1, face.craniumHeight),
  foreheadHeightCentimetres: between(-1.1, 0, 1.5, face.foreheadHeight),
  foreheadSlopeCentimetres: between(-0.45, 0, 1, face.foreheadSlope),
  templeCentimetres: between(-0.9, 0, 0.75, face.templeWidth) - 0.25 * age,
  faceLength: between(0.9, 1, 1.1, face.faceLength),
  zygomaticWidth: between(0.89, 1, 1.12, face.zygomaticWidth),
  zygomaticHeightCentimetres: between(-1, 0, 1, face.zygomaticHeight) - 0.2 * age,
  zygomaticProjectionCentimetres: between(-0.7, 0.05, 1, face.zygomaticProjection),
  cheekFullness: between(-0.25, 0.38, 1.05, face.buccalFullness) - 0.2 * age,
  jawWidth: between(0.8, 0.95, 1.15, face.gonialWidth),
  jawCornerCentimetres: between(-0.75, 0, 1.1, face.gonialAngle),
  chinLength: between(0.6, 0.82, 1.12, face.mentalHeight),
  chinWidth: between(0.6, 1, 1.5, face.mentalWidth),
  chinProjectionCentimetres: between(-0.65, 0, 0.6, face.mentalProjection),
  submentalCentimetres: between(-0.9, 0, 1.9, face.submentalFullness) + 0.4 * age,
  browRidgeCentimetres: between(-0.2, 0, 0.45, face.supraorbitalRidge),
  browLiftCentimetres: between(-0.45, -0.08, 0.45, face.browHeight) - 0.12 * age,
  browTiltCentimetres: between(-0.26, 0.1, 0.42, face.browTilt),
  eyeSize: between(1.08, 1.54, 1.9, face.eyeSize),
  eyeSpacingCentimetres: between(-0.4, -0.05, 0.35, face.eyeSpacing),
  eyeDropCentimetres: between(0.7, 0.2, -0.3, face.eyeHeight),
  eyeDepthCentimetres: between(-0.3, 0, 0.4, face.eyeDepth),
  eyeTiltCentimetres: between(-0.25, 0.05, 0.4, face.canthalTilt) - 0.08 * age,
  upperLidLiftCentimetres: between(0.06, 0.36, 0.6, face.palpebralOpening) - 0.14 * age,
  lowerLidDropCentimetres: between(0.02, 0.16, 0.36, face.palpebralOpening),
  lidFold: between(-1, 0, 1, face.lidFold),
  nasalLength: between(0.7, 0.86, 1.15, face.nasalLength) + 0.05 * age,
  nasalBridgeHeightCentimetres: between(-0.4, 0, 0.4, face.nasalBridgeHeight),
  nasalBridgeWidth: between(0.78, 1.1, 1.5, face.nasalBridgeWidth),
  nasalBridgeCurveCentimetres: between(-0.4, 0, 0.35, face.nasalBridgeCurve),
  alarWidth: between(0.68, 0.88, 1.25, face.alarWidth),
  nasalTipSize: between(0.8, 1.08, 1.4, face.nasalTipSize),
  nasalTipLift: between(-0.4, 0.25, 0.8, face.nasalTipRotation) - 0.22 * age,
  nasalProjection: between(0.68, 0.86, 1.15, face.nasalProjection),
  mouthWidth: between(0.78, 0.95, 1.15, face.mouthWidth),
  mouthLiftCentimetres: between(-0.25, 0.1, 0.45, face.mouthHeight),
  upperLipFullness: between(0.68, 0.9, 1.3, face.upperLipFullness) * (1 - 0.22 * age),
  lowerLipFullness: between(0.7, 1, 1.36, face.lowerLipFullness) * (1 - 0.18 * age),
  cupidsBowCentimetres: between(-0.1, 0, 0.16, face.cupidsBow) * (1 - 0.5 * age),
  mouthCornerCentimetres: between(-0.28, 0.03, 0.28, face.mouthCornerTilt) - 0.1 * age,
  lipProjectionCentimetres: between(-0.25, 0, 0.35, face.lipProjection),
  earSize: between(0.82, 1, 1.25, face.earSize) + 0.06 * age,
  earProtrusion: between(-1, 0, 1, face.earProtrusion),
  neckRadiusCentimetres: between(3.1, 3.9, 5.6, face.neckWidth),
  neckLengthCentimetres: between(-1.6, -0.5, 1.1, face.neckLength),
  shoulderRadiusCentimetres: between(14.5, 17.5, 22, face.shoulderWidth),
});
export type FaceMeasures = ReturnType<typeof measureFace>;
