type Json = { [key: string]: unknown } | unknown[];

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Every place in a description that holds something, so that something else can be put there. */
export const placesIn = (json: Json): [holder: Json, key: string][] =>
  Object.keys(json).flatMap((key) => {
    const value: unknown = Reflect.get(json, key);
    return [[json, key] as [Json, string], ...(isJson(value) ? placesIn(value) : [])];
  });
