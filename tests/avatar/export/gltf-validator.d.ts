declare module 'gltf-validator' {
  export interface ValidationMessage {
    readonly code: string;
    readonly message: string;
    readonly pointer?: string;
    /** 0 is an error, 1 a warning. */
    readonly severity: number;
  }
  export const validateBytes: (
    bytes: Uint8Array,
    options?: { readonly maxIssues?: number },
  ) => Promise<{ readonly issues: { readonly messages: readonly ValidationMessage[] } }>;
}
