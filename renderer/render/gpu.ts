/** What draws, in WebGL's own words. */
export interface GpuInfo {
  readonly name: string;
  /** True when a processor imitates a graphics card. */
  readonly software: boolean;
}

/** Renderer strings of the rasterisers that run on the processor: Mesa's, Google's, Microsoft's and Apple's. */
const SOFTWARE = /llvmpipe|softpipe|swiftshader|basic render|software|swrast|lavapipe/i;

export const isSoftware = (name: string): boolean => SOFTWARE.test(name);

export const readGpu = (gl: WebGL2RenderingContext): GpuInfo => {
  const extension = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(extension ? extension.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  return { name, software: isSoftware(name) };
};
