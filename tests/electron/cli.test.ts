import { basename, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chromiumSwitches } from '../../build/electron-args.mjs';
import { parseCommand, type RunCommand } from '../../electron/cli/command.ts';
import { FLAGS, helpText } from '../../electron/cli/flags.ts';
import { ownArguments } from '../../electron/cli/words.ts';
import { MasqueError } from '../../renderer/core/errors.ts';
import { LaunchOptions } from '../../renderer/core/host.ts';

const FOLDER = resolve('/films');
const ROOM = 'http://192.168.1.20:4000/room/abcdefghijklmnopqrstuv/';
const FILES = ['clip.mp4', 'noextension', 'voice.wav', 'me.vrm', 'me.json', 'me.png'].map((name) =>
  resolve(FOLDER, name),
);
const around = {
  folder: FOLDER,
  fileExists: (path: string) => FILES.includes(path),
  readText: (path: string) => `# ${basename(path)}`,
  filesIn: (path: string) => (path === FOLDER ? FILES.map((file) => basename(file)) : null),
  cameraName: (path: string) => (path === '/dev/video0' ? 'Integrated Camera' : undefined),
};

const parse = (...argv: string[]): RunCommand => {
  const command = parseCommand(argv, around);
  if (command.kind !== 'run') throw new Error(`expected a run, got ${command.kind}`);
  return command;
};

const refusal = (...argv: string[]): MasqueError => {
  try {
    parseCommand(argv, around);
  } catch (error) {
    if (error instanceof MasqueError) return error;
    throw error;
  }
  throw new Error(`accepted: ${argv.join(' ')}`);
};

describe('parseCommand', () => {
  it('opens the window when nothing is said', () => {
    expect(parse().launch).toEqual({
      verb: 'window',
      headless: false,
      wantsStats: false,
      wantsScreenshot: false,
    });
    expect(parse('live').launch.verb).toBe('window');
    expect(parse('window').launch.verb).toBe('window');
  });

  it('takes part in a room, or opens one', () => {
    expect(parse('--room', ROOM.slice(0, -1), '--name', ' Ada  B ').launch.room).toEqual({
      name: 'Ada B',
      address: ROOM,
    });
    expect(parse('live', '--room', 'new', '--link', ROOM).launch.room).toEqual({
      name: 'Guest',
      links: [ROOM],
    });
  });

  it('reads a whole live command', () => {
    const argv = [
      'live',
      '--camera',
      'clip.mp4',
      '--mic',
      'voice.wav',
      '--avatar',
      'me.vrm',
      '--size=1280x720',
    ];
    const more = ['--headless', '--seconds', '2.5', '--stats', 'out/s.json', '--screenshot', 'p.PNG'];
    const { launch, files } = parse(...argv, ...more, '--quality', 'light', '--model', 'npm');
    expect(launch).toEqual({
      verb: 'window',
      camera: { kind: 'file', path: resolve(FOLDER, 'clip.mp4') },
      microphone: { kind: 'file', path: resolve(FOLDER, 'voice.wav') },
      avatar: resolve(FOLDER, 'me.vrm'),
      size: { width: 1280, height: 720 },
      headless: true,
      seconds: 2.5,
      wantsStats: true,
      wantsScreenshot: true,
      quality: 'light',
      trackerModel: 'npm',
    });
    expect(files).toEqual({ stats: resolve(FOLDER, 'out/s.json'), screenshot: resolve(FOLDER, 'p.PNG') });
  });

  it.each([
    ['demo', { kind: 'demo' }],
    ['none', { kind: 'none' }],
    ['default', { kind: 'default' }],
    ['clip.mp4', { kind: 'file', path: resolve(FOLDER, 'clip.mp4') }],
    ['noextension', { kind: 'file', path: resolve(FOLDER, 'noextension') }],
    ['HD Webcam C270', { kind: 'device', id: 'HD Webcam C270', label: 'HD Webcam C270' }],
    ['0a1b2c', { kind: 'device', id: '0a1b2c', label: '0a1b2c' }],
    ['/dev/video0', { kind: 'device', id: '/dev/video0', label: 'Integrated Camera' }],
    ['remote', { kind: 'remote', audience: 'this-computer' }],
    ['remote:network', { kind: 'remote', audience: 'network' }],
  ])('takes --camera %s', (text, choice) => {
    expect(parse('--camera', text).launch.camera).toEqual(choice);
  });

  it('goes on air from the start, on any virtual camera or on a certain one', () => {
    const output = (...argv: string[]) => parse(...argv).launch.output;
    expect(output('--output', 'virtual-camera')).toEqual({ kind: 'virtual-camera', device: 'auto' });
    expect(output('--output', 'virtual-camera:/dev/video10')).toMatchObject({ device: '/dev/video10' });
    expect(output('--output', 'broadcast')).toEqual({ kind: 'broadcast', audience: 'this-computer' });
    expect(output('--output', 'broadcast:network')).toMatchObject({ audience: 'network' });
    const address = 'https://live.example.com:8443/me/whip?token=a';
    expect(output('--output', `whip:${address}`)).toEqual({ kind: 'whip', address });
    for (const none of ['whip:', 'whip:example.com', 'whip:ftp://example.com/'])
      expect(() => parse('--output', none)).toThrow(MasqueError);
    expect(parse('--output', 'broadcast', '--codec', 'vp9').launch.codec).toBe('vp9');
    const { launch } = parse('--output', 'virtual-camera', '--fps', '60', '--picture-clock=count');
    expect(launch).toMatchObject({ rate: 60, pictureClock: 'count' });
  });

  it('tracks a file, to a file or the standard output', () => {
    const { launch, files } = parse('track', 'clip.mp4', '--out', 'faces.jsonl', '--model', 'official');
    expect(launch).toMatchObject({ verb: 'track', headless: true, input: resolve(FOLDER, 'clip.mp4') });
    expect(files.out).toBe(resolve(FOLDER, 'faces.jsonl'));
    expect(parse('track', 'clip.mp4', '--out', '-').files.out).toBe('-');
  });

  it('listens to a file, on what a person wants to try', () => {
    const { launch, files } = parse('visemes', 'voice.wav', '--voice-provider', 'cuda', '--stats', 's.json');
    expect(launch).toMatchObject({
      verb: 'visemes',
      headless: true,
      input: resolve(FOLDER, 'voice.wav'),
      voiceProvider: 'cuda',
      wantsStats: true,
    });
    expect([files.out, files.stats]).toEqual([undefined, resolve(FOLDER, 's.json')]);
  });

  it('gives only what the contract knows', () => {
    for (const argv of [
      [],
      ['bench'],
      ['doctor', '--json'],
      ['track', 'clip.mp4'],
      ['visemes', 'voice.wav'],
      ['--size', '64x64'],
    ]) {
      const { launch } = parse(...argv);
      expect(LaunchOptions.parse(launch)).toEqual(launch);
    }
  });

  it.each(['--help', '-h'])('answers %s whatever else is said', (flag) => {
    expect(parseCommand([flag], around)).toEqual({ kind: 'help' });
    expect(parseCommand(['track', flag], around)).toEqual({ kind: 'help' });
  });

  describe('take', () => {
    const task = (...argv: string[]) => {
      const command = parseCommand(['take', ...argv], around);
      if (command.kind !== 'take') throw new Error(`expected a task, got ${command.kind}`);
      return command.task;
    };

    it('lists, exports and imports', () => {
      expect(task('list')).toEqual({ kind: 'list' });
      expect(task('export', 'take-1', '--out', 'a.VRMA', '--from', '1.5', '--face', 'presets')).toEqual({
        kind: 'export',
        take: 'take-1',
        out: resolve(FOLDER, 'a.VRMA'),
        format: 'vrma',
        face: 'presets',
        framesPerSecond: 30,
        from: 1.5,
        to: undefined,
      });
      expect(task('import', 'me.png', '--out', 'me.take')).toEqual({
        kind: 'import',
        path: resolve(FOLDER, 'me.png'),
        out: resolve(FOLDER, 'me.take'),
      });
    });

    it.each<[string[], RegExp]>([
      [[], /masque take needs to be told what to do/],
      [['play'], /masque take cannot play: it knows list, export, import/],
      [['list', 'take-1'], /does not know what to do with take-1/],
      [['export'], /needs a take’s id or file/],
      [['export', 'take-1'], /masque take export needs --out/],
      [['export', 'take-1', '--out', 'a.fbx'], /--out a\.fbx does not end in \.take, \.csv, \.vrma, \.bvh/],
      [['export', 'take-1', '--out', 'a.bvh', '--fps', '0'], /--fps 0 is not a whole number from 1 to 120/],
      [['export', 'take-1', '--out', 'a.bvh', '--from', 'one'], /--from one is not a number of seconds/],
      [['import', 'lost.csv'], /take import lost\.csv: there is no file/],
      [['import', 'me.png', '--out', 'me.csv'], /--out me\.csv does not end in \.take/],
      [['import', 'me.png', '--fps', '30'], /--fps means nothing to masque take import/],
    ])('refuses %j', (argv, words) => {
      expect(() => task(...argv)).toThrow(words);
    });
  });

  describe('avatar', () => {
    const task = (...argv: string[]) => {
      const command = parseCommand(['avatar', ...argv], around);
      if (command.kind !== 'avatar') throw new Error(`expected a task, got ${command.kind}`);
      return command.task;
    };

    it('checks an avatar that may not even be there', () => {
      for (const name of ['me.vrm', 'gone.glb'])
        expect(task('check', name)).toEqual({ kind: 'check', path: resolve(FOLDER, name) });
    });

    it('lists, and describes in words', () => {
      expect(task('list')).toEqual({ kind: 'list' });
      expect(task('describe', 'an old man')).toEqual({ kind: 'describe', words: 'an old man' });
    });

    it('bakes a recipe into what the file’s ending says', () => {
      const common = { kind: 'bake', recipe: resolve(FOLDER, 'me.json') };
      expect(task('bake', 'me.json', '--out', 'a.glb')).toEqual({
        ...common,
        out: resolve(FOLDER, 'a.glb'),
        format: 'glb',
        level: 'middle',
      });
      expect(task('bake', 'me.json', '--out', 'b/a.VRM', '--level', 'low')).toEqual({
        ...common,
        out: resolve(FOLDER, 'b/a.VRM'),
        format: 'vrm',
        level: 'low',
      });
    });

    it('draws a sheet in the app, of an id or a file', () => {
      const { launch, files } = parse('avatar', 'sheet', 'mira', '--out', 'sheet.png', '--level', 'low');
      expect(launch).toEqual({
        verb: 'sheet',
        headless: true,
        wantsStats: false,
        wantsScreenshot: false,
        level: 'low',
        input: 'mira',
      });
      expect(LaunchOptions.parse(launch)).toEqual(launch);
      expect(files).toEqual({ screenshot: resolve(FOLDER, 'sheet.png') });
      expect(parse('avatar', 'sheet', 'me.vrm', '--out', 's.png').launch.input).toBe(
        resolve(FOLDER, 'me.vrm'),
      );
    });
  });

  it('writes the likeness in a picture, named as its file is', () => {
    const { launch, files } = parse('avatar', 'from-photo', 'me.png', '--out', 'b/Zoë 2.json');
    expect(launch).toEqual({
      verb: 'from-photo',
      headless: true,
      wantsStats: false,
      wantsScreenshot: false,
      input: resolve(FOLDER, 'me.png'),
      recipeId: 'zoe-2',
    });
    expect(LaunchOptions.parse(launch)).toEqual(launch);
    expect(files).toEqual({ out: resolve(FOLDER, 'b/Zoë 2.json') });
  });

  it('lets Chromium’s own switches pass', () => {
    expect(parse('--no-sandbox', '--use-gl=angle', '--remote-debugging-port=0').launch.verb).toBe('window');
    const machine = { platform: 'linux', canSandbox: false, hasGpu: false, isVirtualDisplay: true };
    const bare = { ...machine, hasSoftwareOpenGl: false, sharedMemoryBytes: 0 };
    expect(parse(...chromiumSwitches(bare), '--headless').launch.headless).toBe(true);
  });

  it.each([
    [['--colour'], /--colour is not a flag/],
    [['fly'], /fly/],
    [['--size', '1281x720'], /--size 1281x720 is odd/],
    [['--output', 'camera'], /--output camera is not an output/],
    [['--output', 'virtual-camera:'], /--output virtual-camera: is not an output/],
    [['--picture-clock', 'noon'], /--picture-clock noon is not one of time, count/],
    [['--codec', 'av1'], /--codec av1 is not one of auto, vp8, h264, vp9/],
    [['--fps', '25'], /--fps 25 is not one of 24, 30, 60/],
    [['bench', '--fps', '30'], /--fps means nothing to masque bench/],
    [['--size', '0x0'], /--size 0x0 is out of range/],
    [['--size', '99999x2'], /--size 99999x2 is out of range/],
    [['--size', '1280'], /--size 1280 is not WIDTHxHEIGHT/],
    [['--size', '-2x4'], /--size -2x4/],
    [['--seconds', '0'], /--seconds 0/],
    [['--seconds', 'ten'], /--seconds ten/],
    [['--seconds', 'Infinity'], /--seconds Infinity/],
    [['--seconds', '-1'], /--seconds -1/],
    [['--seconds'], /--seconds needs a value/],
    [['--camera', '--headless'], /--camera needs a value/],
    [['--camera='], /--camera needs a value/],
    [['--camera', 'lost.mp4'], /--camera lost\.mp4: there is no file/],
    [['--camera', 'no/such'], /--camera no\/such: there is no file/],
    [['--mic', 'lost.wav'], /--mic lost\.wav/],
    [['--avatar', 'lost.glb'], /--avatar lost\.glb/],
    [['--quality', 'best'], /--quality best is not one of light, balanced, full, auto/],
    [['--model', 'v3'], /--model v3/],
    [['--seconds', '1', '--screenshot', 'a.jpg'], /--screenshot a\.jpg/],
    [['--screenshot', 'a.png'], /--screenshot is taken at the end/],
    [['--headless=yes'], /--headless takes no value/],
    [['--headless', '--headless'], /--headless is given twice/],
    [['doctor', '--size', '64x64'], /--size means nothing to masque doctor/],
    [['--out', 'a'], /--out means nothing to masque window/],
    [['track'], /needs the file/],
    [['avatar'], /masque avatar needs to be told what to do/],
    [['avatar', 'check'], /masque avatar check needs the file to check/],
    [['avatar', 'wear', 'me.vrm'], /masque avatar cannot wear: it knows list, check/],
    [['avatar', 'list', 'mira'], /masque avatar list does not know what to do with mira/],
    [['avatar', 'list', '--out', 'a.glb'], /--out means nothing to masque avatar list/],
    [['avatar', 'describe', 'old', 'man'], /does not know what to do with man/],
    [['avatar', 'bake', 'me.json'], /masque avatar bake needs --out/],
    [['avatar', 'bake', 'lost.json', '--out', 'a.glb'], /avatar bake lost\.json: there is no file/],
    [['avatar', 'bake', 'me.json', '--out', 'a.obj'], /--out a\.obj does not end in \.glb or \.vrm/],
    [['avatar', 'bake', 'me.json', '--out', 'a.glb', '--level', 'top'], /--level top is not one of low/],
    [['avatar', 'sheet', 'mira'], /masque avatar sheet needs --out/],
    [['avatar', 'sheet', 'mira', '--out', 'a.jpg'], /--out a\.jpg does not end in \.png/],
    [['avatar', 'sheet', 'lost.vrm', '--out', 'a.png'], /avatar sheet lost\.vrm: there is no file/],
    [['avatar', 'from-photo'], /masque avatar from-photo needs the picture/],
    [['avatar', 'from-photo', 'me.png'], /masque avatar from-photo needs --out/],
    [['avatar', 'from-photo', 'me.png', '--out', 'me.vrm'], /--out me\.vrm does not end in \.json/],
    [['avatar', 'from-photo', 'lost.png', '--out', 'me.json'], /from-photo lost\.png: there is no file/],
    [['avatar', 'from-photo', 'me.png', '--out', 'me.json', '--level', 'low'], /--level means nothing/],
    [['avatar', 'check', 'me.vrm', 'you.vrm'], /you\.vrm/],
    [['avatar', 'check', 'me.vrm', '--headless'], /--headless means nothing to masque avatar/],
    [['visemes'], /masque visemes needs the file to listen to/],
    [['visemes', 'lost.wav'], /masque visemes lost\.wav: there is no file/],
    [['visemes', 'voice.wav', '--camera', 'none'], /--camera means nothing to masque visemes/],
    [
      ['visemes', 'voice.wav', '--voice-provider', 'abacus'],
      /--voice-provider abacus is not one of cpu, cuda/,
    ],
    [['track', 'lost.mp4'], /masque track lost\.mp4: there is no file/],
    [['track', 'clip.mp4', 'voice.wav'], /voice\.wav/],
    [['window', 'clip.mp4'], /clip\.mp4/],
    [['--name', 'Ada'], /--name needs --room/],
    [['--link', ROOM], /--link needs --room/],
    [['--room', ROOM, '--link', ROOM], /--link needs --room new/],
    [['--room', 'old'], /--room old is not the address of a room/],
    [['--room', ''], /--room/],
    [['--room', 'https://192.168.1.20:4000/room/abc/'], /is not the address of a room/],
    [['--room', ROOM.replace('room', 'gallery')], /is not the address of a room/],
    [['--room', `${ROOM}?me=x`], /is not the address of a room/],
    [['--room', 'new', '--link', 'nowhere'], /--link nowhere is not the address of a room/],
    [['--room', 'new', '--name', ' '], /is not a name/],
    [['--room', 'new', '--name', 'x'.repeat(41)], /is not a name: 1 to 40 letters/],
    [['--room', 'new', '--name', 'A\u202eda'], /is not a name/],
    [['track', 'clip.mp4', '--room', 'new'], /--room means nothing to masque track/],
  ])('refuses %j in one sentence', (argv, words) => {
    const error = refusal(...argv);
    expect(error.reason).toBe('bad-option');
    expect(error.message).toMatch(words);
    expect(error.message).not.toContain('\n');
    expect(error.cure).not.toBe('');
  });
});

describe('helpText', () => {
  it('names every flag', () => {
    for (const { name } of FLAGS) expect(helpText('1.2.3')).toContain(name);
  });
});

describe('ownArguments', () => {
  it('starts after the app’s folder', () => {
    expect(
      ownArguments(['electron', '--no-sandbox', '-r', 'loader.js', '.', 'doctor', '--json'], false),
    ).toEqual(['doctor', '--json']);
    expect(ownArguments(['electron'], false)).toEqual([]);
  });

  it('is everything in a package', () => {
    expect(ownArguments(['masque', 'track', 'a.mp4'], true)).toEqual(['track', 'a.mp4']);
  });
});

describe('masque voices', () => {
  it('needs nothing, and may be told whose voices', () => {
    expect(parseCommand(['voices'], around)).toEqual({ kind: 'voices' });
    expect(parseCommand(['voices', '--user-data', 'mine'], around)).toEqual({
      kind: 'voices',
      userData: resolve(FOLDER, 'mine'),
    });
  });

  it('refuses what means nothing to it', () => {
    expect(refusal('voices', 'slt').message).toContain('slt');
    expect(refusal('voices', '--avatar', 'kit').message).toContain('--avatar');
  });
});
