import { describe, expect, it } from 'vitest';
import { packagesFor, readRelease } from '../../build/setup/debian-packages.mjs';
import { aptCommand, missingLibraries, missingPackages } from '../../build/setup/system-libraries.mjs';

const LDD = `
	linux-vdso.so.1 (0x00007ffd0a1f2000)
	libffmpeg.so => /opt/electron/libffmpeg.so (0x00007f1)
	libnss3.so => not found
	libsmime3.so => not found
	libgtk-3.so.0 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f2)
`;

describe('what a bare machine lacks', () => {
  it('is read from ldd', () => {
    expect(missingLibraries(LDD)).toEqual(['libnss3.so', 'libsmime3.so', 'libgtk-3.so.0']);
    expect(missingLibraries('	not a dynamic executable')).toEqual([]);
  });

  it('becomes packages, each once', () => {
    expect(packagesFor(missingLibraries(LDD), false)).toEqual({
      packages: ['libgtk-3-0', 'libnss3'],
      unknown: [],
    });
  });

  it('becomes the newer names where the release has them', () => {
    expect(packagesFor(['libasound.so.2', 'libnss3.so'], true).packages).toEqual([
      'libasound2t64',
      'libnss3',
    ]);
  });

  it('names a library of no known package instead of dropping it', () => {
    expect(packagesFor(['libstrange.so.7'], false)).toEqual({ packages: [], unknown: ['libstrange.so.7'] });
  });

  it('keeps what only makes it faster apart from what it needs', () => {
    const missing = missingPackages({
      libraries: ['libX11.so.6'],
      renamed: false,
      needsDisplay: true,
      needsMesa: true,
    });
    expect(missing.needed).toEqual(['libx11-6', 'xvfb']);
    expect(missing.wished).toContain('libgl1-mesa-dri');
  });

  it('is cured by one command', () => {
    expect(aptCommand(['libnss3', 'xvfb'])).toBe(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends libnss3 xvfb',
    );
  });
});

describe('a release', () => {
  it.each([
    ['Debian 12', 'ID=debian\nVERSION_ID="12"\n', { debianLike: true, renamed: false }],
    ['Debian 13', 'ID=debian\nVERSION_ID="13"\n', { debianLike: true, renamed: true }],
    ['Ubuntu 22.04', 'ID=ubuntu\nID_LIKE=debian\nVERSION_ID="22.04"\n', { debianLike: true, renamed: false }],
    ['Ubuntu 24.04', 'ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\n', { debianLike: true, renamed: true }],
    ['Fedora', 'ID=fedora\nVERSION_ID=42\n', { debianLike: false, renamed: false }],
  ])('%s is recognised', (_name, text, expected) => {
    expect(readRelease(text)).toEqual(expected);
  });
});
