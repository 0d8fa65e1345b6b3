import { describe, expect, it } from 'vitest';
import { npmCommand } from '../../build/setup/npm-command.mjs';
import { explain, SetupError } from '../../build/setup/setup-error.mjs';

describe('what a person reads when set-up fails', () => {
  it('is the message and the cure', () => {
    const error = new SetupError('missing-part', 'The system lacks xvfb.', 'Run: apt-get install xvfb');
    expect(explain(error)).toBe('The system lacks xvfb.\n→ Run: apt-get install xvfb');
  });

  it('has a cure for what the system refuses', () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    expect(explain(full)).toMatch(/^ENOSPC: .*\n→ The disk is full/);
  });

  it('is the stack when the fault is ours', () => {
    expect(explain(new TypeError('undefined is not a function'))).toContain('setup-error.test.ts');
  });
});

describe('npm', () => {
  it('is started by its own script where npm started us, and from the PATH otherwise', () => {
    expect(npmCommand(['ci'], { npm_execpath: '/usr/lib/npm/bin/npm-cli.js' })).toEqual([
      process.execPath,
      ['/usr/lib/npm/bin/npm-cli.js', 'ci'],
    ]);
    expect(npmCommand(['ci'], { npm_execpath: '/usr/lib/yarn.js' })).toEqual(['npm', ['ci']]);
  });
});
