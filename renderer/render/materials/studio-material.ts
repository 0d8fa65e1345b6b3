import {
  type Color,
  DoubleSide,
  type IUniform,
  MeshBasicMaterial,
  ShaderMaterial,
  type Side,
  type Texture,
  type Vector2,
  Vector3,
} from 'three';
import type { PartRole } from '../../avatar/avatar.ts';
import type { FewJoints } from '../few-joints.ts';
import { FIGURE_FRAGMENT, FIGURE_VERTEX } from '../shaders/figure.ts';
import { LOOKS } from './looks.ts';

export interface Surface {
  readonly role: PartRole;
  /** Linear RGB. */
  readonly tint: Color;
  readonly vertexColours: boolean;
  /** The geometry has an `occlusion` attribute. */
  readonly occlusion: boolean;
  /** Undecoded sRGB, or null. */
  readonly picture: Texture | null;
  /** The picture's alpha decides what is there: lashes and strands of hair on cards. */
  readonly cutout: boolean;
  /** Below 1 for glass alone: what is behind shows through. */
  readonly opacity: number;
  /** 0 (mirror) to 1: tight curls scatter the light that combed hair gathers. */
  readonly roughness: number;
  readonly side: Side;
  /** An eye that has no modelled catchlights gets painted ones. */
  readonly wantsCatchlight: boolean;
  /** The key lamp's shadow falls on it. */
  readonly shadowed: boolean;
  /** What carries it, where that is little enough for the vertex shader alone. */
  readonly joints: FewJoints | null;
}

/** What all materials of a stage share: its lamps, and their shadow. */
export type LightUniforms = Readonly<Record<string, IUniform>>;

/** The mirror image of a lamp: as white as the picture can be, whatever the lighting. */
export const makeCatchlightMaterial = (): MeshBasicMaterial =>
  new MeshBasicMaterial({ color: 0xffffff, toneMapped: false });

/** Shines by itself, in its own colours. */
export const makeGlowMaterial = (surface: Surface): MeshBasicMaterial =>
  new MeshBasicMaterial({
    color: surface.tint,
    map: surface.picture,
    vertexColors: surface.vertexColours,
    toneMapped: false,
  });

/** Strongest at the edge itself; see `feather.ts`. */
const FEATHER = { pixels: '1.1', alpha: '0.62' } as const;

/** Smoother hair lies side by side and shines along its strands; rougher is curled every way. */
const COMBED = 0.7;

const definesFor = (surface: Surface, perVertex: boolean, isFeather: boolean): Record<string, string> => {
  const defines: Record<string, string> = {};
  if (perVertex) defines.LIGHT_PER_VERTEX = '';
  if (surface.occlusion) defines.USE_OCCLUSION = '';
  if (surface.picture) defines.USE_PICTURE = '';
  if (surface.cutout) defines.CUTOUT = '';
  if (surface.wantsCatchlight) defines.USE_CATCHLIGHT = '';
  if (surface.side === DoubleSide) defines.SEEN_FROM_BEHIND = '';
  if (surface.opacity < 1) defines.SEE_THROUGH = '';
  if (surface.shadowed && !perVertex) defines.USE_SOFT_SHADOW = '';
  if (surface.role === 'hair' && surface.roughness < COMBED) defines.STRANDS = '';
  if (surface.joints) defines.FEW_JOINTS = '';
  if (isFeather) {
    defines.FEATHER = '';
    defines.FEATHER_PIXELS = FEATHER.pixels;
    defines.FEATHER_ALPHA = FEATHER.alpha;
  }
  return defines;
};

/** Stylised studio shading, per vertex (cheapest) or per pixel. */
export const makeStudioMaterial = (
  surface: Surface,
  perVertex: boolean,
  light: LightUniforms,
): ShaderMaterial => makeMaterial(surface, definesFor(surface, perVertex, false), light);

/** For the soft rim around a part. `pixel` is the size of a pixel, the picture being 2 wide and 2 high. */
export const makeFeatherMaterial = (
  surface: Surface,
  pixel: Vector2,
  light: LightUniforms,
): ShaderMaterial => {
  const material = makeMaterial(surface, definesFor(surface, true, true), light);
  material.uniforms.pixel = { value: pixel };
  material.transparent = true;
  material.depthWrite = false;
  material.side = DoubleSide;
  material.forceSinglePass = true;
  return material;
};

const makeMaterial = (
  surface: Surface,
  defines: Record<string, string>,
  light: LightUniforms,
): ShaderMaterial => {
  const look = LOOKS[surface.role];
  const seeThrough = surface.opacity < 1;
  // Rougher than its stuff usually is, it shines less; wholly rough, not at all.
  const isRougher = surface.roughness > look.roughness;
  const smooth = isRougher ? (1 - surface.roughness) / (1 - look.roughness) : 1;
  return new ShaderMaterial({
    transparent: seeThrough,
    depthWrite: !seeThrough,
    vertexShader: FIGURE_VERTEX,
    fragmentShader: FIGURE_FRAGMENT,
    defines,
    uniforms: {
      ...light,
      ...surface.joints?.uniforms,
      tint: { value: surface.tint },
      wrap: { value: new Vector3(...look.wrap) },
      gloss: { value: look.gloss * smooth },
      shine: { value: look.shine },
      rimStrength: { value: look.rim },
      opacity: { value: surface.opacity },
      lidShade: { value: surface.role === 'eye' ? 0.55 : 0 },
      picture: { value: surface.picture },
    },
    vertexColors: surface.vertexColours,
    side: surface.side,
  });
};
