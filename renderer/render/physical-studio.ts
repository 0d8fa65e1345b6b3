import {
  BackSide,
  BoxGeometry,
  Color,
  DirectionalLight,
  Group,
  HemisphereLight,
  Mesh,
  MeshBasicMaterial,
  PCFShadowMap,
  PMREMGenerator,
  Scene,
  type WebGLRenderer,
  type WebGLRenderTarget,
} from 'three';
import type { Avatar, Figure } from '../avatar/avatar.ts';
import { type Lamp, LIGHTING, type Lighting } from './lighting.ts';

/** Lamps and surroundings of the full quality. */
export interface PhysicalStudio {
  /** Puts lamps and environment into a scene and aims the shadows at a figure. */
  enter(scene: Scene, avatar: Avatar | null): void;
  leave(scene: Scene): void;
  /** Changes the lamps; `exposure` 1 is the light as it is made. */
  light(lighting: Lighting, exposure: number): void;
  /** The graphics context was lost: the environment must be drawn again. */
  forget(): void;
  dispose(): void;
}

/** A lamp of strength 1 in `LIGHTING` turns white paper white; three's lamps want π for that. */
const setLamp = (light: DirectionalLight, { colour, strength }: Lamp, share: number): void => {
  light.color.setRGB(...colour);
  light.intensity = Math.PI * strength * share;
};

/** How much of each lamp is left to it where the surroundings shine too. */
const SHARES = { key: 0.8, fill: 0.9, coolRim: 0.55, warmRim: 0.5 } as const;
type LampName = keyof typeof SHARES;
const LAMP_NAMES = Object.keys(SHARES) as LampName[];
const AMBIENT_SHARE = 0.35;
const SURROUNDINGS_SHARE = 0.5;

const castShadows = (light: DirectionalLight, size: number, radius: number): void => {
  light.castShadow = true;
  light.shadow.mapSize.set(size, size);
  light.shadow.radius = radius;
  light.shadow.bias = -0.0006;
  light.shadow.normalBias = 0.004;
};

const aim = (light: DirectionalLight, figure: Figure, lamp: Lamp): void => {
  const head = figure.crownY - figure.chinY;
  const [x, y, z] = figure.eyes;
  const length = Math.hypot(...lamp.direction);
  light.target.position.set(x, y - head * 0.3, z - head * 0.4);
  light.position
    .set(...lamp.direction)
    .multiplyScalar((head * 8) / length)
    .add(light.target.position);
  const camera = light.shadow.camera;
  const reach = head * 1.35;
  camera.left = -reach;
  camera.right = reach;
  camera.bottom = -reach;
  camera.top = reach;
  camera.near = head * 4;
  camera.far = head * 13;
  camera.updateProjectionMatrix();
};

/** A dim room with one large window, one strip lamp and a warm floor: what eyes and hair reflect. */
const makeRoom = (): { scene: Scene; dispose: () => void } => {
  const scene = new Scene();
  const box = new BoxGeometry();
  const materials: MeshBasicMaterial[] = [];
  const add = (colour: readonly [number, number, number], size: readonly number[], at: readonly number[]) => {
    const material = new MeshBasicMaterial({ color: new Color(...colour), side: BackSide });
    materials.push(material);
    const mesh = new Mesh(box, material);
    mesh.scale.set(size[0] ?? 1, size[1] ?? 1, size[2] ?? 1);
    mesh.position.set(at[0] ?? 0, at[1] ?? 0, at[2] ?? 0);
    scene.add(mesh);
  };
  add([0.3, 0.31, 0.35], [10, 7, 10], [0, 0, 0]);
  add([0.34, 0.25, 0.2], [9.8, 0.1, 9.8], [0, -3.3, 0]);
  add([9, 8.6, 8], [1.9, 2.2, 0.1], [1.7, 2, 4.6]);
  add([3, 3.4, 4.2], [0.7, 3, 0.1], [-3, 0.6, 4.2]);
  add([1.6, 2.1, 3.6], [0.1, 3.4, 2], [-4.7, 1, -2]);
  add([3, 1.7, 1], [0.1, 3, 2], [4.7, 1, -2]);
  return {
    scene,
    dispose() {
      box.dispose();
      for (const material of materials) material.dispose();
    },
  };
};

export const createPhysicalStudio = (renderer: WebGLRenderer): PhysicalStudio => {
  const lights = new Group();
  const lamps: Record<LampName, DirectionalLight> = {
    key: new DirectionalLight(),
    fill: new DirectionalLight(),
    coolRim: new DirectionalLight(),
    warmRim: new DirectionalLight(),
  };
  const { key, coolRim, warmRim } = lamps;
  castShadows(key, 1024, 4);
  castShadows(coolRim, 512, 4);
  castShadows(warmRim, 512, 4);
  const ambient = new HemisphereLight(0xffffff, 0xd8b8a8, AMBIENT_SHARE);
  lights.add(ambient);
  for (const light of Object.values(lamps)) lights.add(light, light.target);
  let lit: { readonly lighting: Lighting; readonly exposure: number } = {
    lighting: LIGHTING.soft,
    exposure: 1,
  };
  let figure: Figure | null = null;
  let within: Scene | null = null;
  const shine = (): void => {
    const { lighting, exposure } = lit;
    ambient.intensity = AMBIENT_SHARE * exposure;
    ambient.color.setRGB(...lighting.sky).multiplyScalar(1 / Math.max(...lighting.sky));
    if (within) within.environmentIntensity = SURROUNDINGS_SHARE * exposure;
    for (const name of LAMP_NAMES) {
      setLamp(lamps[name], lighting[name], SHARES[name]);
      if (figure) aim(lamps[name], figure, lighting[name]);
      else lamps[name].position.set(...lighting[name].direction);
    }
  };
  let environment: WebGLRenderTarget | null = null;
  const makeEnvironment = (): WebGLRenderTarget => {
    const generator = new PMREMGenerator(renderer);
    const room = makeRoom();
    const target = generator.fromScene(room.scene, 0.03);
    room.dispose();
    generator.dispose();
    return target;
  };
  return {
    enter(scene, avatar) {
      figure = avatar?.figure ?? null;
      within = scene;
      // Cel shading adds its shade's colour for every lamp, whichever way that shines: it is made for one.
      const isToon = avatar?.parts.some(({ toon }) => toon) ?? false;
      for (const name of LAMP_NAMES) lamps[name].visible = name === 'key' || !isToon;
      environment ??= makeEnvironment();
      scene.environment = environment.texture;
      renderer.shadowMap.enabled = true;
      renderer.shadowMap.type = PCFShadowMap;
      shine();
      scene.add(lights);
    },
    leave(scene) {
      scene.remove(lights);
      scene.environment = null;
      within = null;
      renderer.shadowMap.enabled = false;
    },
    light(lighting, exposure) {
      lit = { lighting, exposure };
      shine();
    },
    forget() {
      environment?.dispose();
      environment = null;
      for (const light of [key, coolRim, warmRim]) light.dispose();
    },
    dispose() {
      environment?.dispose();
      for (const light of Object.values(lamps)) light.dispose();
    },
  };
};
