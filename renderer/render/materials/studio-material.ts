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
import { AMBIENT, type Lamp, LIGHTING } from '../lighting.ts';
import { FIGURE_FRAGMENT, FIGURE_VERTEX } from '../shaders/figure.ts';
import { LOOKS } from './looks.ts';

const direction = (lamp: Lamp): IUniform<Vector3> => ({ value: new Vector3(...lamp.direction).normalize() });
const radiance = (lamp: Lamp): IUniform<Vector3> => ({
  value: new Vector3(...lamp.colour).multiplyScalar(lamp.strength),
});

/** The same lamps for every material. */
const LAMPS: Readonly<Record<string, IUniform>> = {
  keyDirection: direction(LIGHTING.key),
  keyColour: radiance(LIGHTING.key),
  fillDirection: direction(LIGHTING.fill),
  fillColour: radiance(LIGHTING.fill),
  coolRimDirection: direction(LIGHTING.coolRim),
  coolRimColour: radiance(LIGHTING.coolRim),
  warmRimDirection: direction(LIGHTING.warmRim),
  warmRimColour: radiance(LIGHTING.warmRim),
  sky: { value: new Vector3(...AMBIENT.sky) },
  ground: { value: new Vector3(...AMBIENT.ground) },
  // Where window and table lamp mirror in an eye that is looked at from the front.
  catchlight: { value: new Vector3(0.16, 0.26, 1).normalize() },
  counterlight: { value: new Vector3(-0.2, -0.24, 1).normalize() },
};

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
  readonly side: Side;
  /** An eye that has no modelled catchlights gets painted ones. */
  readonly wantsCatchlight: boolean;
}

/** The mirror image of a lamp: as white as the picture can be, whatever the lighting. */
export const makeCatchlightMaterial = (): MeshBasicMaterial =>
  new MeshBasicMaterial({ color: 0xffffff, toneMapped: false });

/** Strongest at the edge itself; see `feather.ts`. */
const FEATHER = { pixels: '1.1', alpha: '0.62' } as const;

const definesFor = (surface: Surface, perVertex: boolean, isFeather: boolean): Record<string, string> => {
  const defines: Record<string, string> = {};
  if (perVertex) defines.LIGHT_PER_VERTEX = '';
  if (surface.occlusion) defines.USE_OCCLUSION = '';
  if (surface.picture) defines.USE_PICTURE = '';
  if (surface.cutout) defines.CUTOUT = '';
  if (surface.wantsCatchlight) defines.USE_CATCHLIGHT = '';
  if (surface.side === DoubleSide) defines.SEEN_FROM_BEHIND = '';
  if (isFeather) {
    defines.FEATHER = '';
    defines.FEATHER_PIXELS = FEATHER.pixels;
    defines.FEATHER_ALPHA = FEATHER.alpha;
  }
  return defines;
};

/** Stylised studio shading, per vertex (cheapest) or per pixel. */
export const makeStudioMaterial = (surface: Surface, perVertex: boolean): ShaderMaterial =>
  makeMaterial(surface, definesFor(surface, perVertex, false));

/** For the soft rim around a part. `pixel` is the size of a pixel, the picture being 2 wide and 2 high. */
export const makeFeatherMaterial = (surface: Surface, pixel: Vector2): ShaderMaterial => {
  const material = makeMaterial(surface, definesFor(surface, true, true));
  material.uniforms.pixel = { value: pixel };
  material.transparent = true;
  material.depthWrite = false;
  material.side = DoubleSide;
  material.forceSinglePass = true;
  return material;
};

const makeMaterial = (surface: Surface, defines: Record<string, string>): ShaderMaterial => {
  const look = LOOKS[surface.role];
  return new ShaderMaterial({
    vertexShader: FIGURE_VERTEX,
    fragmentShader: FIGURE_FRAGMENT,
    defines,
    uniforms: {
      ...LAMPS,
      tint: { value: surface.tint },
      wrap: { value: new Vector3(...look.wrap) },
      gloss: { value: look.gloss },
      shine: { value: look.shine },
      rimStrength: { value: look.rim },
      lidShade: { value: surface.role === 'eye' ? 0.55 : 0 },
      picture: { value: surface.picture },
    },
    vertexColors: surface.vertexColours,
    side: surface.side,
  });
};
