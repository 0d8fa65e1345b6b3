/**
 * The studio as one function of a surface point, for a vertex shader (light quality) or a fragment shader (balanced).
 * Wrapped diffuse per channel imitates light scattered under skin: red reaches furthest
 * past the terminator. Tone mapping: Khronos PBR Neutral, github.com/KhronosGroup/ToneMapping.
 */
export const STUDIO_LIGHT = /* glsl */ `
uniform vec3 wrap;
uniform float gloss;
uniform float shine;
uniform float rimStrength;
uniform float lidShade;
uniform vec3 keyDirection;
uniform vec3 keyColour;
uniform vec3 fillDirection;
uniform vec3 fillColour;
uniform vec3 coolRimDirection;
uniform vec3 coolRimColour;
uniform vec3 warmRimDirection;
uniform vec3 warmRimColour;
uniform vec3 sky;
uniform vec3 ground;

vec3 neutralToneMap(vec3 colour) {
  const float start = 0.76;
  const float desaturation = 0.15;
  float x = min(colour.r, min(colour.g, colour.b));
  float offset = x < 0.08 ? x - 6.25 * x * x : 0.04;
  colour -= offset;
  float peak = max(colour.r, max(colour.g, colour.b));
  if (peak < start) return colour;
  float d = 1.0 - start;
  float newPeak = 1.0 - d * d / (peak + d - start);
  colour *= newPeak / peak;
  float g = 1.0 - 1.0 / (desaturation * (peak - newPeak) + 1.0);
  return mix(colour, vec3(newPeak), g);
}

// sRGB within half a step of 255 (to linear) and two and a half near black (from it), without powers, which software pays for at every pixel.
// Ian Taylor, chilliant.com/rgb2hsv.html, "sRGB Approximations for HLSL".
vec3 toLinear(vec3 colour) {
  return colour * (colour * (colour * 0.305306011 + 0.682171111) + 0.012522878);
}

vec3 toSrgb(vec3 colour) {
  vec3 once = sqrt(max(colour, vec3(0.0)));
  vec3 twice = sqrt(once);
  return 0.662002687 * once + 0.68412206 * twice - 0.323583601 * sqrt(twice) - 0.022541147 * colour;
}

// albedo: linear RGB; n, v, h: unit normal, direction to the eye, and halfway from that to the key lamp, in world space; open: 0 enclosed .. 1 open to the sky;
// lit: how much of the key lamp is seen, 0..1.
// The result is linear and not yet tone-mapped.
vec3 studioLight(vec3 albedo, vec3 n, vec3 v, vec3 h, float open, float lit) {
  open *= 1.0 - lidShade * smoothstep(0.05, 0.85, n.y);
  vec3 key = clamp((dot(n, keyDirection) + wrap) / (1.0 + wrap), 0.0, 1.0);
  float fill = max(dot(n, fillDirection) * 0.75 + 0.25, 0.0);
  // Light that found its way into a fold has been through skin: what is left there is warm.
  vec3 reach = mix(vec3(open), vec3(1.0), (1.0 - open) * vec3(0.24, 0.1, 0.07));
  vec3 light = (keyColour * key * mix(open, 1.0, 0.45) * lit + fillColour * fill * open
    + mix(ground, sky, n.y * 0.5 + 0.5)) * reach;
  vec3 colour = albedo * light;

  float edge = 1.0 - clamp(dot(n, v), 0.0, 1.0);
  edge = edge * edge * (0.3 + 0.7 * edge);
  vec3 rim = coolRimColour * max(dot(n, coolRimDirection) + 0.15, 0.0)
    + warmRimColour * max(dot(n, warmRimDirection) + 0.15, 0.0);
  colour += rim * edge * rimStrength * open * (albedo + 0.05);

  #ifdef STRANDS
  // Strands that run down from the crown shine in a ring round the head, whichever way the locks they lie in are turned;
  // first white, then once more, lower and in their own colour. Kajiya and Kay 1989; Marschner et al. 2003.
  float run = 1.0 - n.y * n.y + 0.04;
  float slant = h.y - n.y * dot(n, h);
  float lower = slant + 0.22 * run;
  vec2 ring = pow(max(vec2(1.0 - slant * slant / run, 1.0 - lower * lower / run), 0.0), vec2(1.4 * shine));
  float towards = max(dot(n, keyDirection), 0.0) * smoothstep(0.1, 0.6, run);
  colour += keyColour * (gloss * open * lit * towards) * (0.45 * ring.x + (0.08 + 3.2 * albedo) * ring.y);
  #else
  colour += keyColour * (gloss * open * lit * pow(max(dot(n, h), 0.0), shine));
  #endif
  return colour;
}
`;
