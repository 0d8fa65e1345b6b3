import { describe, expect, it } from 'vitest';
import { isChromiumNoise } from '../../build/chromium-noise.mjs';
import { authorityEntry } from '../../build/display.mjs';
import { chromiumSwitches } from '../../build/electron-args.mjs';
import { callerFolder, wantsPipewire } from '../../build/run-app.mjs';

const DESKTOP = {
  platform: 'linux',
  canSandbox: true,
  hasGpu: true,
  hasSoftwareOpenGl: true,
  isVirtualDisplay: false,
  sharedMemoryBytes: 8 * 2 ** 30,
};

describe('Chromium’s switches', () => {
  it('are none on a desktop with a GPU, or on another system', () => {
    expect(chromiumSwitches(DESKTOP)).toEqual([]);
    expect(chromiumSwitches({ ...DESKTOP, platform: 'darwin', canSandbox: false, hasGpu: false })).toEqual(
      [],
    );
  });

  it('leave the sandbox on wherever it can start', () => {
    expect(chromiumSwitches({ ...DESKTOP, hasGpu: false })).not.toContain('--no-sandbox');
    expect(chromiumSwitches({ ...DESKTOP, canSandbox: false })).toEqual(['--no-sandbox']);
  });

  it('take Mesa without a GPU, and SwiftShader without Mesa', () => {
    const bare = { ...DESKTOP, hasGpu: false };
    expect(chromiumSwitches(bare)).toContain('--use-angle=gl');
    expect(chromiumSwitches({ ...bare, hasSoftwareOpenGl: false })).toContain('--use-angle=swiftshader');
  });

  it('spare a small /dev/shm', () => {
    expect(chromiumSwitches({ ...DESKTOP, sharedMemoryBytes: 64 * 2 ** 20 })).toEqual([
      '--disable-dev-shm-usage',
    ]);
  });
});

describe('the folder that relative files are meant from', () => {
  it('is where npm was called, else the current one', () => {
    expect(callerFolder({ INIT_CWD: '/home/ada/films' }, '/repo')).toBe('/home/ada/films');
    expect(callerFolder({}, '/repo')).toBe('/repo');
  });
});

describe('the virtual display’s secret', () => {
  it('is an X authority entry for any host and display', () => {
    const cookie = Uint8Array.from({ length: 16 }, (_, index) => index);
    const entry = authorityEntry(cookie);
    expect([...entry.subarray(0, 6)]).toEqual([0xff, 0xff, 0, 0, 0, 0]);
    expect(entry.readUInt16BE(6)).toBe(18);
    expect(entry.toString('latin1', 8, 26)).toBe('MIT-MAGIC-COOKIE-1');
    expect(entry.readUInt16BE(26)).toBe(16);
    expect([...entry.subarray(28)]).toEqual([...cookie]);
  });
});

describe('what Chromium says on stderr', () => {
  it.each([
    '[1:1123/211159.98:ERROR:bus.cc(399)] Failed to connect to the bus: Could not parse server address',
    '[1:1123/211159.98:ERROR:dbus/object_proxy.cc(573)] Failed to call method: org.freedesktop.DBus',
    '[1:0100/000000.521542:ERROR:zygote_linux.cc(622)] Zygote could not fork: process_type gpu-process numfds 3',
    '[1:1126/082612.461145:ERROR:dcsctp_transport.cc(486)] DcSctpTransport0->OnAborted(error=PEER_REPORTED, message=User-Initiated Abort, reason=Close() called).',
    'Page: INFO: Created TensorFlow Lite XNNPACK delegate for CPU.',
    '[1:1123/211159.98:ERROR:viz_main_impl.cc(196)] Exiting GPU process due to errors during initialization',
  ])('is noise without a desktop: %s', (line) => {
    expect(isChromiumNoise(line)).toBe(true);
  });

  it.each([
    'Masque could not start: there is no camera.',
    '[1:1123/211159.98:FATAL:setuid_sandbox_host.cc(157)] The SUID sandbox helper binary was found',
    '[1:1123/211159.98:ERROR:CONSOLE(1)] "Uncaught TypeError"',
  ])('is passed on when it may matter: %s', (line) => {
    expect(isChromiumNoise(line)).toBe(false);
  });
});

describe('a PipeWire of the run’s own', () => {
  it.each([
    [['--camera', 'demo', '--output', 'virtual-camera'], true],
    [['--output=virtual-camera:pipewire'], true],
    [['--output', 'virtual-camera:v4l2loopback'], false],
    [['--output', 'film.mp4', 'virtual-camera'], false],
    [[], false],
  ])('is there for %j: %s', (args, wanted) => {
    expect(wantsPipewire(args)).toBe(wanted);
  });
});
