import {
  BufferAttribute,
  BufferGeometry,
  DataTexture,
  LinearFilter,
  Mesh,
  ShaderMaterial,
  type WebGLRenderer,
  type WebGLRenderTarget,
} from 'three';
import { paintBackground, type StageBackground } from './paint-background.ts';
import type { PictureArea } from './picture-area.ts';
import { BACKDROP_FRAGMENT, BACKDROP_VERTEX } from './shaders/backdrop.ts';

/** The picture behind the figure: part of what goes out, painted once. */
export interface BackdropPass {
  /** Draws it last, where nothing is in front; for targets that cannot be copied into. */
  readonly mesh: Mesh;
  paint(background: StageBackground, width: number, height: number): void;
  /**
   * Clears depth and copies a part of it into the target, or the canvas (null), before the figure is drawn: in software a
   * tenth of the price of drawing it.
   */
  copyTo(target: WebGLRenderTarget | null, area: PictureArea): void;
  /** The graphics context was lost: what it held is gone. `paint` again once it is back. */
  forget(): void;
  dispose(): void;
}

const makeMesh = (material: ShaderMaterial): Mesh => {
  const geometry = new BufferGeometry();
  const corners = new Float32Array([-1, -1, 0, 3, -1, 0, -1, 3, 0]);
  geometry.setAttribute('position', new BufferAttribute(corners, 3));
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.renderOrder = 8;
  return mesh;
};

const paintTexture = (background: StageBackground, width: number, height: number): DataTexture => {
  const texture = new DataTexture(paintBackground(background, width, height), width, height);
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
};

export const createBackdropPass = (renderer: WebGLRenderer): BackdropPass => {
  const gl = renderer.getContext() as WebGL2RenderingContext;
  const material = new ShaderMaterial({
    vertexShader: BACKDROP_VERTEX,
    fragmentShader: BACKDROP_FRAGMENT,
    uniforms: { picture: { value: null } },
    depthWrite: false,
    toneMapped: false,
  });
  const mesh = makeMesh(material);
  let texture: DataTexture | null = null;
  let framebuffer: WebGLFramebuffer | null = null;

  const attach = (painted: DataTexture): WebGLFramebuffer => {
    renderer.initTexture(painted);
    const held = renderer.properties.get(painted) as { __webglTexture?: WebGLTexture };
    const made = gl.createFramebuffer();
    renderer.state.bindFramebuffer(gl.READ_FRAMEBUFFER, made);
    gl.framebufferTexture2D(
      gl.READ_FRAMEBUFFER,
      gl.COLOR_ATTACHMENT0,
      gl.TEXTURE_2D,
      held.__webglTexture ?? null,
      0,
    );
    return made;
  };
  const detach = (): void => {
    gl.deleteFramebuffer(framebuffer);
    framebuffer = null;
  };
  return {
    mesh,
    paint(background, width, height) {
      detach();
      texture?.dispose();
      texture = paintTexture(background, width, height);
      material.uniforms.picture = { value: texture };
    },
    copyTo(target, { left, bottom, width, height }) {
      if (!texture) return;
      framebuffer ??= attach(texture);
      renderer.setRenderTarget(target);
      // A new frame's canvas is wiped at its first clear or draw, which would take a copy made before it away again. A
      // target that something is cleared or drawn in counts as unfinished: there Mesa would wait for all of its work.
      if (target === null) renderer.clearDepth();
      renderer.state.bindFramebuffer(gl.READ_FRAMEBUFFER, framebuffer);
      const [right, top] = [left + width, bottom + height];
      gl.blitFramebuffer(left, bottom, right, top, left, bottom, right, top, gl.COLOR_BUFFER_BIT, gl.NEAREST);
      renderer.state.bindFramebuffer(gl.READ_FRAMEBUFFER, null);
      if (target !== null) renderer.clearDepth();
    },
    forget() {
      framebuffer = null;
      texture?.dispose();
      texture = null;
      mesh.geometry.dispose();
      material.dispose();
    },
    dispose() {
      detach();
      texture?.dispose();
      mesh.geometry.dispose();
      material.dispose();
    },
  };
};
