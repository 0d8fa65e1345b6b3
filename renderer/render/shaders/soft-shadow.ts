import { FEW_JOINTS } from './few-joints.ts';

/** Draws how far from the lamp things are: 0 nearest, 1 farthest. */
export const DISTANCE_VERTEX = /* glsl */ `
#include <morphtarget_pars_vertex>
#ifdef FEW_JOINTS
${FEW_JOINTS}
#else
#include <skinning_pars_vertex>
#endif

void main() {
  vec3 transformed = position;
  #include <morphinstance_vertex>
  #include <morphtarget_vertex>
  #ifdef FEW_JOINTS
  vec3 world = vec4(transformed, 1.0) * mat3x4(carriedRow(0), carriedRow(1), carriedRow(2));
  gl_Position = projectionMatrix * viewMatrix * vec4(world, 1.0);
  #else
  #include <skinbase_vertex>
  #include <skinning_vertex>
  gl_Position = projectionMatrix * viewMatrix * modelMatrix * vec4(transformed, 1.0);
  #endif
}
`;

export const DISTANCE_FRAGMENT = /* glsl */ `
void main() {
  gl_FragColor = vec4(gl_FragCoord.z, 0.0, 0.0, 1.0);
}
`;

/** Each texel becomes the mean of four, once for the whole picture: each of the figure's pixels would read all four. */
export const SOFTEN_VERTEX = /* glsl */ `
varying highp vec2 vCorner;
uniform float shadowTexel;

void main() {
  vCorner = position.xy * 0.5 + 0.5 + 0.5 * shadowTexel;
  gl_Position = vec4(position.xy, 0.0, 1.0);
}
`;

export const SOFTEN_FRAGMENT = /* glsl */ `
varying highp vec2 vCorner;
uniform highp sampler2D distances;

void main() {
  gl_FragColor = vec4(texture2D(distances, vCorner).r, 0.0, 0.0, 1.0);
}
`;

/** In the vertex shader: where a point is in the picture of distances. */
export const SHADOW_PLACE = /* glsl */ `
uniform mat4 shadowMatrix;
varying highp vec3 vShadowPlace;

void findShadow(vec3 world) {
  vShadowPlace = (shadowMatrix * vec4(world, 1.0)).xyz;
}
`;

/**
 * How much of the lamp a point sees, 0..1: by how far it lies behind what is nearest to the lamp thereabouts. That mean
 * of distances passes gently from what casts to what lies beside it, so the shadow's edge is soft; and what is only just
 * in front, as a surface is before itself, darkens nothing.
 */
export const SOFT_SHADOW = /* glsl */ `
uniform highp sampler2D shadowDistances;
uniform float shadowDepth;
varying highp vec3 vShadowPlace;

const float SHADOW_BEGINS = 0.007;
const float SHADOW_FULL = 0.026;

float seenByLamp() {
  float nearest = texture2D(shadowDistances, vShadowPlace.xy).r;
  return 1.0 - smoothstep(SHADOW_BEGINS, SHADOW_FULL, (vShadowPlace.z - nearest) * shadowDepth);
}
`;
