import { FEW_JOINTS } from './few-joints.ts';
import { SHADOW_PLACE, SOFT_SHADOW } from './soft-shadow.ts';
import { STUDIO_LIGHT } from './studio-light.ts';

/**
 * One shader for the light and balanced qualities. With LIGHT_PER_VERTEX the whole lighting is done here and a pixel
 * costs one interpolated colour. three's own chunks add shapes and skinning, and declare `color` where there is one.
 */
export const FIGURE_VERTEX = /* glsl */ `
#include <morphtarget_pars_vertex>
#ifdef FEW_JOINTS
${FEW_JOINTS}
#else
#include <skinning_pars_vertex>
#endif

uniform vec3 tint;
#ifdef USE_OCCLUSION
attribute float occlusion;
#endif
#ifdef FEATHER
attribute float side;
uniform vec2 pixel;
varying mediump float vAlpha;
#endif
#ifdef USE_PICTURE
varying vec2 vUv;
#endif
#if defined(USE_CATCHLIGHT) || !defined(LIGHT_PER_VERTEX)
varying mediump vec3 vNormal;
#endif
#ifdef LIGHT_PER_VERTEX
varying mediump vec3 vColour;
${STUDIO_LIGHT}
#else
varying mediump vec3 vToEye;
varying mediump vec3 vHalfway;
varying mediump vec4 vAlbedo;
uniform vec3 keyDirection;
#endif
#ifdef USE_SOFT_SHADOW
${SHADOW_PLACE}
#endif

void main() {
  vec3 objectNormal = normal;
  vec3 transformed = position;
  #include <morphinstance_vertex>
  #include <morphnormal_vertex>
  #include <morphtarget_vertex>
  #ifdef FEW_JOINTS
  mat3x4 rows = mat3x4(carriedRow(0), carriedRow(1), carriedRow(2));
  vec4 world = vec4(vec4(transformed, 1.0) * rows, 1.0);
  vec3 n = normalize(vec4(objectNormal, 0.0) * rows);
  #else
  #include <skinbase_vertex>
  #include <skinnormal_vertex>
  #include <skinning_vertex>
  vec4 world = modelMatrix * vec4(transformed, 1.0);
  // The stage's camera never turns, so its axes are the world's; and eyes may be squashed, which this matrix undoes.
  vec3 n = normalize(normalMatrix * objectNormal);
  #endif
  vec3 toEye = normalize(cameraPosition - world.xyz);
  vec3 halfway = normalize(keyDirection + toEye);
  #if defined(LIGHT_PER_VERTEX) && defined(SEEN_FROM_BEHIND)
  // Mirrored, not turned round: at an outline, where a normal begins to face away, that changes nothing.
  n -= 2.0 * min(dot(n, toEye), 0.0) * toEye;
  #endif

  vec3 albedo = tint;
  #if defined(USE_COLOR) || defined(USE_COLOR_ALPHA)
  albedo *= color.rgb;
  #endif
  float open = 1.0;
  #ifdef USE_OCCLUSION
  open = occlusion;
  #endif

  #ifdef USE_SOFT_SHADOW
  findShadow(world.xyz);
  #endif

  #ifdef LIGHT_PER_VERTEX
  vec3 shone = studioLight(albedo, n, toEye, halfway, open, 1.0);
  #ifdef USE_PICTURE
  vColour = toSrgb(shone);
  #else
  vColour = toSrgb(neutralToneMap(shone));
  #endif
  #else
  // Over a triangle they turn so little that they stay unit vectors.
  vToEye = toEye;
  vHalfway = halfway;
  vAlbedo = vec4(albedo, open);
  #endif
  #if defined(USE_CATCHLIGHT) || !defined(LIGHT_PER_VERTEX)
  vNormal = n;
  #endif
  #ifdef USE_PICTURE
  vUv = uv;
  #endif
  gl_Position = projectionMatrix * viewMatrix * world;
  #ifdef FEATHER
  gl_Position.xy += side * FEATHER_PIXELS * pixel * gl_Position.w * normalize(n.xy + vec2(1e-6, 0.0));
  vAlpha = FEATHER_ALPHA * (1.0 - side);
  #endif
}
`;

/**
 * Per vertex, a picture's texels are multiplied in as they are stored (sRGB), without tone mapping but for its toe: right
 * up to where tone mapping would begin to compress, and free of conversions. Per pixel it is done by the book.
 */
export const FIGURE_FRAGMENT = /* glsl */ `
#ifdef USE_PICTURE
varying vec2 vUv;
uniform sampler2D picture;
#endif
#ifdef USE_CATCHLIGHT
uniform vec3 catchlight;
uniform vec3 counterlight;
#endif
#if defined(USE_CATCHLIGHT) || !defined(LIGHT_PER_VERTEX)
varying mediump vec3 vNormal;
#endif
#ifdef LIGHT_PER_VERTEX
varying mediump vec3 vColour;
#else
varying mediump vec3 vToEye;
varying mediump vec3 vHalfway;
varying mediump vec4 vAlbedo;
${STUDIO_LIGHT}
#endif
#ifdef USE_SOFT_SHADOW
${SOFT_SHADOW}
#endif

#ifdef FEATHER
varying mediump float vAlpha;
#endif
#ifdef SEE_THROUGH
uniform float opacity;
#endif

void main() {
  #ifdef CUTOUT
  if (texture2D(picture, vUv).a < 0.5) discard;
  #endif
  #ifdef LIGHT_PER_VERTEX
  vec3 colour = vColour;
  #else
  vec3 facing = normalize(vNormal);
  #ifdef DOUBLE_SIDED
  facing *= gl_FrontFacing ? 1.0 : -1.0;
  #endif
  vec3 albedo = vAlbedo.rgb;
  #ifdef USE_PICTURE
  albedo *= toLinear(texture2D(picture, vUv).rgb);
  #endif
  float lit = 1.0;
  #ifdef USE_SOFT_SHADOW
  lit = seenByLamp();
  #endif
  vec3 colour = toSrgb(neutralToneMap(studioLight(albedo, facing, vToEye, vHalfway, vAlbedo.a, lit)));
  #endif
  #if defined(USE_PICTURE) && defined(LIGHT_PER_VERTEX)
  colour *= texture2D(picture, vUv).rgb;
  // What the tone mapping's toe does to dark tones, nearly.
  vec3 dark = 1.0 - min(colour, vec3(1.0));
  colour -= 0.13 * dark * dark;
  #endif
  #ifdef USE_CATCHLIGHT
  vec3 n = normalize(vNormal);
  colour = mix(colour, vec3(1.0), 0.96 * smoothstep(0.984, 0.991, dot(n, catchlight)));
  colour = mix(colour, vec3(1.0), 0.5 * smoothstep(0.991, 0.998, dot(n, counterlight)));
  #endif
  #ifdef FEATHER
  gl_FragColor = vec4(colour, vAlpha);
  #elif defined(SEE_THROUGH)
  gl_FragColor = vec4(colour, opacity);
  #else
  gl_FragColor = vec4(colour, 1.0);
  #endif
}
`;
