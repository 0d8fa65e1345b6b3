import { describe, expect, it } from 'vitest';
import { controlText, readFpmArguments } from '../../build/packaging/fpm-arguments.mjs';

const WORDS = [
  ...['-s', 'dir', '--force', '-t', 'deb', '-d', 'libnss3', '-d', 'libgtk-3-0 | libgtk-3-0t64'],
  ...['--deb-recommends', 'libgl1-mesa-dri', '--deb-compression', 'gz', '--architecture', 'amd64'],
  ...['--after-install', '/tmp/after', '--description', 'A live avatar\n It moves.\n\n It speaks.'],
  ...[
    '--version',
    '0.1.0',
    '--package',
    '/dist/masque.deb',
    '--name',
    'masque',
    '--maintainer',
    'Ada <ada@x>',
  ],
  ...['--deb-priority', 'optional', '/dist/linux-unpacked/=/opt/Masque', '/icons/a=b.png=/usr/share/a.png'],
];

describe('what electron-builder asks of fpm', () => {
  it('is read in full', () => {
    expect(readFpmArguments(WORDS)).toEqual({
      output: '/dist/masque.deb',
      identity: { name: 'masque', version: '0.1.0', architecture: 'amd64', maintainer: 'Ada <ada@x>' },
      description: 'A live avatar\n It moves.\n\n It speaks.',
      compression: 'gzip',
      depends: ['libnss3', 'libgtk-3-0 | libgtk-3-0t64'],
      recommends: ['libgl1-mesa-dri'],
      scripts: { postinst: '/tmp/after' },
      priority: 'optional',
      content: [
        { source: '/dist/linux-unpacked/', target: '/opt/Masque', isContents: true },
        { source: '/icons/a=b.png', target: '/usr/share/a.png', isContents: false },
      ],
    });
  });

  it('becomes a control file whose description has no blank line', () => {
    const text = controlText(readFpmArguments(WORDS), 224_372);
    expect(text).toContain('Depends: libnss3, libgtk-3-0 | libgtk-3-0t64\nRecommends: libgl1-mesa-dri\n');
    expect(text).toContain('Installed-Size: 224372\n');
    expect(text.endsWith('Description: A live avatar\n It moves.\n .\n It speaks.\n')).toBe(true);
  });

  it('is refused when a part is missing or the target is another', () => {
    expect(() => readFpmArguments(WORDS.filter((word) => word !== '--name' && word !== 'masque'))).toThrow(
      '--name',
    );
    expect(() => readFpmArguments(['-s', 'dir', '-t', 'rpm'])).toThrow('rpm');
  });
});
