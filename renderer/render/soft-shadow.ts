import {
  DepthTexture,
  type IUniform,
  Matrix4,
  NearestFilter,
  NoBlending,
  OrthographicCamera,
  type Scene,
  ShaderMaterial,
  Vector3,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three';
import type { Figure } from '../avatar/avatar.ts';
import { DEPTH_FRAGMENT, DEPTH_VERTEX } from './shaders/soft-shadow.ts';

/** The key lamp's shadow on the figure: a small picture of how near to the lamp everything is, read by each vertex. */
export interface SoftShadow {
  /** For the materials that take it; see `shaders/soft-shadow.ts`. */
  readonly uniforms: Readonly<Record<string, IUniform>>;
  /** Draws what is in `SHADOW_LAYER`, posed as it is; leaves the renderer's target to its next user. */
  draw(scene: Scene, figure: Figure, towardsLamp: Vector3): void;
  /** The graphics context was lost: what it held is gone. */
  forget(): void;
  dispose(): void;
}

/** What keeps light from others is in this layer as well. */
export const SHADOW_LAYER = 1;

const SIZE = 256;
/** From the middle of the head, in heads: shoulders, as far as they are near to a chin. */
const REACH = 1.35;
/** The lamp casts its shadow from higher up than it shines: a key is nearly frontal, and its true shadow lies behind a chin. */
const RAISE = 2;

export const createSoftShadow = (renderer: WebGLRenderer): SoftShadow => {
  const depth = new DepthTexture(SIZE, SIZE);
  depth.minFilter = NearestFilter;
  depth.magFilter = NearestFilter;
  const target = new WebGLRenderTarget(SIZE, SIZE, { depthTexture: depth });
  const material = new ShaderMaterial({
    vertexShader: DEPTH_VERTEX,
    fragmentShader: DEPTH_FRAGMENT,
    blending: NoBlending,
    colorWrite: false,
  });
  const camera = new OrthographicCamera();
  camera.layers.set(SHADOW_LAYER);
  const middle = new Vector3();
  const matrix = new Matrix4();
  const span: IUniform<Vector3> = { value: new Vector3() };
  const aim = ({ crownY, chinY, eyes: [x, y, z] }: Figure, towardsLamp: Vector3): void => {
    const head = crownY - chinY;
    const reach = head * REACH;
    middle.set(x, y - head * 0.3, z - head * 0.4);
    camera.position.copy(towardsLamp).setY(towardsLamp.y * RAISE).setLength(2 * reach).add(middle);
    camera.lookAt(middle);
    camera.left = camera.bottom = -reach;
    camera.right = camera.top = reach;
    camera.near = 0;
    camera.far = 4 * reach;
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld();
    span.value.set(2 * reach, 2 * reach, 4 * reach);
    // From −1..1 to 0..1, as a texture is read.
    matrix
      .makeTranslation(0.5, 0.5, 0.5)
      .multiply(new Matrix4().makeScale(0.5, 0.5, 0.5))
      .multiply(camera.projectionMatrix)
      .multiply(camera.matrixWorldInverse);
  };
  return {
    uniforms: {
      shadowDepth: { value: depth },
      shadowMatrix: { value: matrix },
      shadowSpan: span,
    },
    draw(scene, figure, towardsLamp) {
      aim(figure, towardsLamp);
      renderer.setRenderTarget(target);
      renderer.clearDepth();
      scene.overrideMaterial = material;
      renderer.render(scene, camera);
      scene.overrideMaterial = null;
    },
    forget() {
      target.dispose();
      material.dispose();
    },
    dispose() {
      target.dispose();
      depth.dispose();
      material.dispose();
    },
  };
};
