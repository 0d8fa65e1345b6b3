import {
  BufferAttribute,
  BufferGeometry,
  Color,
  HalfFloatType,
  type IUniform,
  LinearFilter,
  Matrix4,
  Mesh,
  NoBlending,
  OrthographicCamera,
  RedFormat,
  Scene,
  ShaderMaterial,
  UnsignedByteType,
  Vector3,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three';
import type { Figure } from '../avatar/avatar.ts';
import { SOFTEN_FRAGMENT, SOFTEN_VERTEX } from './shaders/soft-shadow.ts';
import { SHADOW_LAYER } from './shadow-caster.ts';

/** The key lamp's shadow on the figure, by a small picture of how far from the lamp everything is. */
export interface SoftShadow {
  /** For the materials that take it; see `shaders/soft-shadow.ts`. */
  readonly uniforms: Readonly<Record<string, IUniform>>;
  /** Draws the shadow casters, posed as they are. Leaves the renderer's target to its next user. */
  draw(scene: Scene, figure: Figure, towardsLamp: Vector3): void;
  /** The graphics context was lost: what it held is gone. */
  forget(): void;
  dispose(): void;
}

/** A texel is some 6 mm: that much softness is wanted, and few of them cost little. */
const SIZE = 112;
/** From the middle of the head, in heads: shoulders, as far as a chin's shadow reaches. */
const REACH = 1.35;
/** The shadow falls from higher up than the lamp shines: a key is nearly frontal, and hides its true shadow behind a chin. */
const RAISE = 2;
/** How far away nothing is: a little behind the head's middle, so that its outline lets no more light in than its inside. */
const NOTHING = 0.62;

const createSoftening = ({ texture }: WebGLRenderTarget) => {
  const geometry = new BufferGeometry();
  const corners = new Float32Array([-1, -1, 0, 3, -1, 0, -1, 3, 0]);
  geometry.setAttribute('position', new BufferAttribute(corners, 3));
  const material = new ShaderMaterial({
    vertexShader: SOFTEN_VERTEX,
    fragmentShader: SOFTEN_FRAGMENT,
    uniforms: { distances: { value: texture }, shadowTexel: { value: 1 / SIZE } },
    blending: NoBlending,
    depthTest: false,
    depthWrite: false,
  });
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.layers.set(SHADOW_LAYER);
  const scene = new Scene();
  scene.add(mesh);
  return {
    scene,
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
};

export const createSoftShadow = (renderer: WebGLRenderer): SoftShadow => {
  // A 256th of the way is half a centimetre: coarser, but no more than the shadow's softness hides.
  const isFine = renderer.extensions.has('EXT_color_buffer_float');
  const [target, softened] = [0, 1].map(
    () =>
      new WebGLRenderTarget(SIZE, SIZE, {
        format: RedFormat,
        type: isFine ? HalfFloatType : UnsignedByteType,
        minFilter: LinearFilter,
        magFilter: LinearFilter,
      }),
  ) as [WebGLRenderTarget, WebGLRenderTarget];
  const softening = createSoftening(target);
  const camera = new OrthographicCamera();
  camera.layers.set(SHADOW_LAYER);
  const middle = new Vector3();
  const matrix = new Matrix4();
  const depth = { value: 1 };
  const nothing = new Color(NOTHING, 0, 0);
  const before = new Color();
  const aim = ({ crownY, chinY, eyes: [x, y, z] }: Figure, towardsLamp: Vector3): void => {
    const head = crownY - chinY;
    const reach = head * REACH;
    middle.set(x, y - head * 0.3, z - head * 0.4);
    camera.position
      .copy(towardsLamp)
      .setY(towardsLamp.y * RAISE)
      .setLength(2 * reach)
      .add(middle);
    camera.lookAt(middle);
    camera.left = -reach;
    camera.bottom = -reach;
    camera.right = reach;
    camera.top = reach;
    camera.near = 0;
    camera.far = 4 * reach;
    depth.value = camera.far;
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld();
    // From −1..1 to 0..1, as a texture is read, whose texels lie half of one before the corners that they are the means of.
    matrix
      .makeScale(0.5, 0.5, 0.5)
      .setPosition(0.5 - 0.5 / SIZE, 0.5 - 0.5 / SIZE, 0.5)
      .multiply(camera.projectionMatrix)
      .multiply(camera.matrixWorldInverse);
  };
  return {
    uniforms: {
      shadowDistances: { value: softened.texture },
      shadowMatrix: { value: matrix },
      shadowDepth: depth,
    },
    draw(scene, figure, towardsLamp) {
      aim(figure, towardsLamp);
      renderer.getClearColor(before);
      const alphaBefore = renderer.getClearAlpha();
      renderer.setRenderTarget(target);
      renderer.setClearColor(nothing, 1);
      renderer.clear();
      renderer.setClearColor(before, alphaBefore);
      renderer.render(scene, camera);
      renderer.setRenderTarget(softened);
      renderer.render(softening.scene, camera);
    },
    forget() {
      target.dispose();
      softened.dispose();
      softening.dispose();
    },
    dispose() {
      target.dispose();
      softened.dispose();
      softening.dispose();
    },
  };
};
