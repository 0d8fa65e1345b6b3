import type { Koffi } from '../load-koffi.ts';

export type Library = ReturnType<Koffi['load']>;
/** An object of CoreFoundation's kind. Whoever made or copied it releases it. */
export type Ref = bigint;

/** CFString.h, CFNumber.h: `kCFStringEncodingUTF8`, `kCFNumberSInt32Type`. */
const UTF8 = 0x0800_0100;
const NUMBER_SINT32 = 3;
/** Longer than any device's identity. */
const TEXT_BYTES = 256;

export const declareCoreFoundation = (koffi: Koffi, library: Library) => {
  const CFDictionaryCreate = library.func(
    'void* CFDictionaryCreate(void* allocator, void** keys, void** values, long count, void* keyCallBacks, void* valueCallBacks)',
  );
  const CFNumberCreate = library.func(
    'void* CFNumberCreate(void* allocator, long type, const int32_t* value)',
  );
  const CFStringGetCString = library.func(
    'uint8_t CFStringGetCString(void* text, _Out_ void* bytes, long size, uint32_t encoding)',
  );
  const CFRelease = library.func('void CFRelease(void* object)');
  const keyCallBacks: bigint = library.symbol('kCFTypeDictionaryKeyCallBacks');
  const valueCallBacks: bigint = library.symbol('kCFTypeDictionaryValueCallBacks');
  return {
    release(object: Ref): void {
      CFRelease(object);
    },
    number: (value: number): Ref => CFNumberCreate(null, NUMBER_SINT32, [value]),
    dictionary: (entries: readonly (readonly [Ref, Ref])[]): Ref =>
      CFDictionaryCreate(
        null,
        entries.map(([key]) => key),
        entries.map(([, value]) => value),
        entries.length,
        keyCallBacks,
        valueCallBacks,
      ),
    string(text: Ref): string | null {
      const bytes = Buffer.alloc(TEXT_BYTES);
      const isThere: number = CFStringGetCString(text, bytes, bytes.length, UTF8);
      return isThere === 0 ? null : bytes.toString('utf8', 0, bytes.indexOf(0));
    },
    /** A constant that is itself an object: its symbol is where it lies. */
    constant: (from: Library, name: string): Ref => koffi.decode(from.symbol(name), 'void*'),
  };
};
export type CoreFoundation = ReturnType<typeof declareCoreFoundation>;
