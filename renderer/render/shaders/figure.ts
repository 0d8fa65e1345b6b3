import { STUDIO_LIGHT } from './studio-light.ts';

/**
 * One shader for the light and balanced qualities. With LIGHT_PER_VERTEX the whole lighting is done here and a pixel
 * costs one interpolated colour. three's own chunks add shapes and skinning, and declare `color` where there is one.
 */
export const FIGURE_VERTEX = /* glsl */ `
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>

uniform vec3 tint;
#ifdef USE_OCCLUSION
attribute float occlusion;
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
varying vec3 vToEye;
varying mediump vec4 vAlbedo;
#endif

void main() {
  vec3 objectNormal = normal;
  vec3 transformed = position;
  #include <morphinstance_vertex>
  #include <morphnormal_vertex>
  #include <morphtarget_vertex>
  #include <skinbase_vertex>
  #include <skinnormal_vertex>
  #include <skinning_vertex>
  vec4 world = modelMatrix * vec4(transformed, 1.0);
  vec3 n = normalize(mat3(modelMatrix) * objectNormal);
  vec3 toEye = cameraPosition - world.xyz;
  #if defined(LIGHT_PER_VERTEX) && defined(DOUBLE_SIDED)
  n *= dot(n, toEye) < 0.0 ? -1.0 : 1.0;
  #endif

  vec3 albedo = tint;
  #if defined(USE_COLOR) || defined(USE_COLOR_ALPHA)
  albedo *= color.rgb;
  #endif
  float open = 1.0;
  #ifdef USE_OCCLUSION
  open = occlusion;
  #endif

  #ifdef LIGHT_PER_VERTEX
  vColour = studioLight(albedo, n, normalize(toEye), open);
  #else
  vToEye = toEye;
  vAlbedo = vec4(albedo, open);
  #endif
  #if defined(USE_CATCHLIGHT) || !defined(LIGHT_PER_VERTEX)
  vNormal = n;
  #endif
  #ifdef USE_PICTURE
  vUv = uv;
  #endif
  gl_Position = projectionMatrix * viewMatrix * world;
}
`;

/** A picture's texels are multiplied in as they are stored (sRGB): close to right, and free of conversions. */
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
varying vec3 vToEye;
varying mediump vec4 vAlbedo;
${STUDIO_LIGHT}
#endif

void main() {
  #ifdef LIGHT_PER_VERTEX
  vec3 colour = vColour;
  #else
  vec3 facing = normalize(vNormal);
  #ifdef DOUBLE_SIDED
  facing *= gl_FrontFacing ? 1.0 : -1.0;
  #endif
  vec3 colour = studioLight(vAlbedo.rgb, facing, normalize(vToEye), vAlbedo.a);
  #endif
  #ifdef USE_PICTURE
  colour *= texture2D(picture, vUv).rgb;
  #endif
  #ifdef USE_CATCHLIGHT
  vec3 n = normalize(vNormal);
  colour = mix(colour, vec3(1.0), 0.96 * smoothstep(0.984, 0.991, dot(n, catchlight)));
  colour = mix(colour, vec3(1.0), 0.5 * smoothstep(0.991, 0.998, dot(n, counterlight)));
  #endif
  gl_FragColor = vec4(colour, 1.0);
}
`;
