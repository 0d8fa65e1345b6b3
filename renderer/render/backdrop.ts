import {
  BufferAttribute,
  BufferGeometry,
  DataTexture,
  LinearFilter,
  Mesh,
  NearestFilter,
  ShaderMaterial,
} from 'three';
import type { Backdrop } from '../core/settings.ts';
import { paintBackdrop } from './paint-backdrop.ts';
import { BACKDROP_FRAGMENT, BACKDROP_VERTEX } from './shaders/backdrop.ts';

/** A slow gradient needs no more pixels than this; larger pictures stretch it. */
const LARGEST = { width: 1280, height: 720 };

/** The picture behind the figure: part of what goes out, painted once and drawn last, where nothing is in front. */
export interface BackdropPass {
  readonly mesh: Mesh;
  paint(backdrop: Backdrop, width: number, height: number): void;
  dispose(): void;
}

export const createBackdropPass = (): BackdropPass => {
  const geometry = new BufferGeometry();
  geometry.setAttribute(
    'position',
    new BufferAttribute(new Float32Array([-1, -1, 0, 3, -1, 0, -1, 3, 0]), 3),
  );
  const material = new ShaderMaterial({
    vertexShader: BACKDROP_VERTEX,
    fragmentShader: BACKDROP_FRAGMENT,
    uniforms: { picture: { value: null } },
    depthWrite: false,
    toneMapped: false,
  });
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.renderOrder = 8;
  let texture: DataTexture | null = null;
  return {
    mesh,
    paint(backdrop, width, height) {
      const scale = Math.min(1, LARGEST.width / width, LARGEST.height / height);
      const w = Math.max(1, Math.round(width * scale));
      const h = Math.max(1, Math.round(height * scale));
      texture?.dispose();
      texture = new DataTexture(paintBackdrop(backdrop, w, h), w, h);
      const filter = scale < 1 ? LinearFilter : NearestFilter;
      texture.magFilter = filter;
      texture.minFilter = filter;
      texture.needsUpdate = true;
      material.uniforms.picture = { value: texture };
    },
    dispose() {
      texture?.dispose();
      geometry.dispose();
      material.dispose();
    },
  };
};
