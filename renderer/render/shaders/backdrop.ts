/** One triangle over the whole picture, at the far plane. */
export const BACKDROP_VERTEX = /* glsl */ `
varying vec2 vUv;

void main() {
  vUv = position.xy * 0.5 + 0.5;
  gl_Position = vec4(position.xy, 1.0, 1.0);
}
`;

/** The picture is stored encoded and goes out as it is. */
export const BACKDROP_FRAGMENT = /* glsl */ `
varying vec2 vUv;
uniform sampler2D picture;

void main() {
  gl_FragColor = texture2D(picture, vUv);
}
`;
