/**
 * In the vertex shader: how a part's joints carry a vertex into the world. Three rows a joint, and no joint is looked up
 * by number: three's own skinning fetches sixteen texels a vertex, which a processor that imitates a graphics card pays
 * for more dearly than for the light.
 */
export const FEW_JOINTS = /* glsl */ `
attribute vec4 shares;
uniform vec4 jointRows[12];

vec4 carriedRow(int row) {
  return shares.x * jointRows[row] + shares.y * jointRows[row + 3]
    + shares.z * jointRows[row + 6] + shares.w * jointRows[row + 9];
}
`;
