import { type IUniform, Vector3 } from 'three';
import type { Lamp, Lighting } from './lighting.ts';

/** The studio shader's lamps: one set of uniforms for every material of a stage, so that light changes at once. */
export interface Lamps {
  readonly uniforms: Readonly<Record<string, IUniform>>;
  /** Unit length. */
  readonly towardsKey: Vector3;
  light(lighting: Lighting): void;
}

const LAMPS = ['key', 'fill', 'coolRim', 'warmRim'] as const;

export const createLamps = (): Lamps => {
  const vector = (): IUniform<Vector3> => ({ value: new Vector3() });
  const lamps = Object.fromEntries(
    LAMPS.map((name) => [name, { direction: vector(), colour: vector() }]),
  ) as Record<(typeof LAMPS)[number], { direction: IUniform<Vector3>; colour: IUniform<Vector3> }>;
  const [sky, ground] = [vector(), vector()];
  return {
    uniforms: {
      ...Object.fromEntries(
        LAMPS.flatMap((name) => [
          [`${name}Direction`, lamps[name].direction],
          [`${name}Colour`, lamps[name].colour],
        ]),
      ),
      sky,
      ground,
      // Where window and table lamp mirror in an eye that is looked at from the front.
      catchlight: { value: new Vector3(0.16, 0.26, 1).normalize() },
      counterlight: { value: new Vector3(-0.2, -0.24, 1).normalize() },
    },
    towardsKey: lamps.key.direction.value,
    light(lighting) {
      for (const name of LAMPS) {
        const { direction, colour, strength }: Lamp = lighting[name];
        lamps[name].direction.value.set(...direction).normalize();
        lamps[name].colour.value.set(...colour).multiplyScalar(strength);
      }
      sky.value.set(...lighting.sky);
      ground.value.set(...lighting.ground);
    },
  };
};
