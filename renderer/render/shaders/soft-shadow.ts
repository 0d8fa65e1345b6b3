/** Only how near things are to the lamp. */
export const DEPTH_VERTEX = /* glsl */ `
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>

void main() {
  vec3 transformed = position;
  #include <morphinstance_vertex>
  #include <morphtarget_vertex>
  #include <skinbase_vertex>
  #include <skinning_vertex>
  gl_Position = projectionMatrix * viewMatrix * modelMatrix * vec4(transformed, 1.0);
}
`;

export const DEPTH_FRAGMENT = /* glsl */ `
void main() {
  gl_FragColor = vec4(1.0);
}
`;

/**
 * How much of the key lamp a point sees, 0..1, for a vertex shader: neighbours some millimetres apart, joined by the
 * rasteriser, make an edge that is soft anyway, and there are thirty times as many pixels. What stands just a little in
 * front, as a surface does before itself, darkens only a little: no bias would be right for every slope.
 */
export const SOFT_SHADOW = /* glsl */ `
uniform highp sampler2D shadowDepth;
uniform mat4 shadowMatrix;
uniform vec3 shadowSpan;

const float SHADOW_BLUR = 0.009;
const float SHADOW_NEAREST = 0.006;
const float SHADOW_FULL = 0.022;

float seenByKey(vec3 world, vec3 n) {
  vec3 at = (shadowMatrix * vec4(world + 0.004 * n, 1.0)).xyz;
  float seen = 0.0;
  for (int i = 0; i < 8; i++) {
    // Vogel's spiral: evenly over a disc.
    float angle = float(i) * 2.39996;
    vec2 aside = sqrt((float(i) + 0.5) / 8.0) * SHADOW_BLUR * vec2(cos(angle), sin(angle)) / shadowSpan.xy;
    float before = (at.z - texture2D(shadowDepth, at.xy + aside).r) * shadowSpan.z;
    seen += 1.0 - smoothstep(SHADOW_NEAREST, SHADOW_FULL, before);
  }
  return seen / 8.0;
}
`;
