import { MasqueError } from '../../../../renderer/core/errors.ts';
import { loadKoffi } from '../load-koffi.ts';

/** A HANDLE of this process. */
export type Handle = bigint;
/** A place in this process's memory. */
export type Address = bigint;
/** 64- and 32-bit programs see different registrations of the same class. */
export type RegistryView = 64 | 32;

/**
 * The few functions of Windows that the cameras need, by Microsoft's documentation (learn.microsoft.com: memoryapi,
 * synchapi, winreg, winternl). Nothing here waits but `lock`. Offsets are bytes.
 */
export interface Win32 {
  /** Memory that other processes can open by its name. `existed`: somebody made it before, and the size is theirs. */
  createMapping(name: string, bytes: number): { handle: Handle | null; existed: boolean; error: number };
  openMapping(name: string, access: 'read' | 'write'): Handle | null;
  mapView(mapping: Handle, access: 'read' | 'write'): Address | null;
  unmapView(view: Address): void;
  close(handle: Handle): void;
  /** How many handles all processes together hold of what this one is a handle of; null when Windows does not say. */
  handleCount(handle: Handle): number | null;
  openMutex(name: string): Handle | null;
  /** `held`: another thread kept it for all of `milliseconds`. One whose owner died is ours like any other. */
  lock(mutex: Handle, milliseconds: number): 'ours' | 'held' | 'failed';
  unlock(mutex: Handle): void;
  /** An event that resets itself when one waiter has seen it. */
  createEvent(name: string): Handle | null;
  openEvent(name: string): Handle | null;
  signal(event: Handle): void;
  /** Whether the event was signalled since the last look. */
  takeSignal(event: Handle): boolean;
  copy(to: Address, from: Uint8Array): void;
  readUint32(from: Address, offset: number): number;
  writeUint32(to: Address, offset: number, value: number): void;
  /** The default value of a key below HKEY_CLASSES_ROOT, variables of the environment filled in. */
  classesString(key: string, view: RegistryView): string | null;
}

const INVALID_HANDLE_VALUE = -1;
const PAGE_READWRITE = 0x04;
const FILE_MAP = { write: 0x0002, read: 0x0004 } as const;
const ERROR_ALREADY_EXISTS = 183;
const SYNCHRONIZE = 0x0010_0000;
const EVENT_MODIFY_STATE = 0x0002;
const WAIT_OBJECT_0 = 0;
const WAIT_ABANDONED = 0x80;
const WAIT_TIMEOUT = 0x102;
/** PUBLIC_OBJECT_BASIC_INFORMATION: Attributes, GrantedAccess, HandleCount, PointerCount, 10 reserved words. */
const OBJECT_BASIC_INFORMATION = { query: 0, bytes: 56, handleCount: 8 } as const;
const HKEY_CLASSES_ROOT = -0x8000_0000;
const RRF_RT_REG_SZ = 0x0002;
const RRF_SUBKEY_WOW64 = { 64: 0x0001_0000, 32: 0x0002_0000 } as const;
/** Longer than any path that a registration names. */
const STRING_BYTES = 4096;

const declare = (): Win32 => {
  const koffi = loadKoffi();
  const kernel32 = koffi.load('kernel32.dll');
  const ntdll = koffi.load('ntdll.dll');
  const advapi32 = koffi.load('advapi32.dll');
  const CreateFileMappingW = kernel32.func(
    'void* __stdcall CreateFileMappingW(intptr_t file, void* security, uint32_t protect, uint32_t high, uint32_t low, str16 name)',
  );
  const OpenFileMappingW = kernel32.func(
    'void* __stdcall OpenFileMappingW(uint32_t access, int inherit, str16 name)',
  );
  const MapViewOfFile = kernel32.func(
    'void* __stdcall MapViewOfFile(void* mapping, uint32_t access, uint32_t high, uint32_t low, size_t bytes)',
  );
  const UnmapViewOfFile = kernel32.func('int __stdcall UnmapViewOfFile(void* view)');
  const CloseHandle = kernel32.func('int __stdcall CloseHandle(void* handle)');
  const GetLastError = kernel32.func('uint32_t __stdcall GetLastError()');
  const OpenMutexW = kernel32.func('void* __stdcall OpenMutexW(uint32_t access, int inherit, str16 name)');
  const ReleaseMutex = kernel32.func('int __stdcall ReleaseMutex(void* mutex)');
  const WaitForSingleObject = kernel32.func(
    'uint32_t __stdcall WaitForSingleObject(void* handle, uint32_t milliseconds)',
  );
  const CreateEventW = kernel32.func(
    'void* __stdcall CreateEventW(void* security, int manualReset, int initialState, str16 name)',
  );
  const OpenEventW = kernel32.func('void* __stdcall OpenEventW(uint32_t access, int inherit, str16 name)');
  const SetEvent = kernel32.func('int __stdcall SetEvent(void* event)');
  const RtlMoveMemory = kernel32.func(
    'void __stdcall RtlMoveMemory(void* to, const void* from, size_t bytes)',
  );
  const NtQueryObject = ntdll.func(
    'int32_t __stdcall NtQueryObject(void* handle, uint32_t query, _Out_ void* data, uint32_t bytes, void* used)',
  );
  const RegGetValueW = advapi32.func(
    'int32_t __stdcall RegGetValueW(intptr_t key, str16 subkey, str16 value, uint32_t flags, void* type, _Out_ void* data, _Inout_ uint32_t* bytes)',
  );
  const basicInformation = Buffer.alloc(OBJECT_BASIC_INFORMATION.bytes);

  return {
    createMapping(name, bytes) {
      const handle: Handle | null = CreateFileMappingW(
        INVALID_HANDLE_VALUE,
        null,
        PAGE_READWRITE,
        0,
        bytes,
        name,
      );
      const error: number = GetLastError();
      return { handle, existed: handle !== null && error === ERROR_ALREADY_EXISTS, error };
    },
    openMapping: (name, access) => OpenFileMappingW(FILE_MAP[access], 0, name),
    mapView: (mapping, access) => MapViewOfFile(mapping, FILE_MAP[access], 0, 0, 0),
    unmapView(view) {
      UnmapViewOfFile(view);
    },
    close(handle) {
      CloseHandle(handle);
    },
    handleCount(handle) {
      const { query, bytes, handleCount } = OBJECT_BASIC_INFORMATION;
      const status: number = NtQueryObject(handle, query, basicInformation, bytes, null);
      return status === 0 ? basicInformation.readUInt32LE(handleCount) : null;
    },
    openMutex: (name) => OpenMutexW(SYNCHRONIZE, 0, name),
    lock(mutex, milliseconds) {
      const status: number = WaitForSingleObject(mutex, milliseconds);
      if (status === WAIT_OBJECT_0 || status === WAIT_ABANDONED) return 'ours';
      return status === WAIT_TIMEOUT ? 'held' : 'failed';
    },
    unlock(mutex) {
      ReleaseMutex(mutex);
    },
    createEvent: (name) => CreateEventW(null, 0, 0, name),
    openEvent: (name) => OpenEventW(EVENT_MODIFY_STATE, 0, name),
    signal(event) {
      SetEvent(event);
    },
    takeSignal: (event) => WaitForSingleObject(event, 0) === WAIT_OBJECT_0,
    copy(to, from) {
      RtlMoveMemory(to, from, from.byteLength);
    },
    readUint32: (from, offset) => koffi.decode(from, offset, 'uint32_t'),
    writeUint32(to, offset, value) {
      koffi.encode(to, offset, 'uint32_t', value);
    },
    classesString(key, view) {
      const data = Buffer.alloc(STRING_BYTES);
      const bytes = [data.length];
      const flags = RRF_RT_REG_SZ | RRF_SUBKEY_WOW64[view];
      const status: number = RegGetValueW(HKEY_CLASSES_ROOT, key, null, flags, null, data, bytes);
      // The length counts the closing zero.
      return status === 0 ? data.toString('utf16le', 0, (bytes[0] ?? 2) - 2) : null;
    },
  };
};

let declared: Win32 | undefined;
/** Declared once. Throws a MasqueError of reason `unsupported` where Windows's functions cannot be reached. */
export const win32 = (): Win32 => {
  try {
    declared ??= declare();
    return declared;
  } catch (cause) {
    throw new MasqueError(
      'unsupported',
      `Windows’s functions could not be reached: ${String(cause)}.`,
      'Install Masque again; virtual cameras need 64-bit Windows 10 or newer.',
      { cause },
    );
  }
};
