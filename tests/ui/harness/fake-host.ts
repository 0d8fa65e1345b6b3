import { createRouterClient, implement } from '@orpc/server';
import { type Host, hostContract, type LaunchOptions } from '../../../renderer/core/host.ts';
import type { Settings } from '../../../renderer/core/settings.ts';
import { fakeAvatars } from './fake-avatars.ts';
import { fakeFilms } from './fake-films.ts';
import { fakeScripts } from './fake-scripts.ts';
import { fakeSpeech } from './fake-speech.ts';
import { fakeTakes } from './fake-takes.ts';

/** The fake session answers for the virtual cameras itself. */
const NO_CAMERAS = { devices: [], remedy: null, microphone: false };

export const FAKE_LAUNCH: LaunchOptions = {
  verb: 'window',
  headless: false,
  wantsStats: false,
  wantsScreenshot: false,
};

/** A fake host behind the real contract, so that its answers are validated as the real one's are. */
export const fakeHost = (start: {
  readonly settings: Settings;
  readonly avatars: number;
  /** One's own, beside the samples. */
  readonly ownAvatars: boolean;
  readonly official: boolean;
  readonly scripts: Readonly<Record<string, string>>;
  /** Nothing can be written down. */
  readonly diskFull: boolean;
  readonly takes?: number;
}): Host => {
  const os = implement(hostContract);
  let settings = start.settings;
  let maximised = false;
  const avatars = fakeAvatars({ count: start.avatars, own: start.ownAvatars });
  const takes = fakeTakes(start.takes ?? 5);
  const file = (path: string) => ({ name: path, path, address: '/nothing', bytes: 0 });
  const nothing = () => {};
  return createRouterClient(
    os.router({
      launch: os.launch.handler(() => FAKE_LAUNCH),
      runtime: os.runtime.handler(() => ({
        app: '0.1.0',
        electron: start.official ? '45.4.1' : '25.1.1',
        chromium: start.official ? '150.0.0.0' : '114.0.0.0',
        node: '22.20.0',
        official: start.official,
        platform: 'linux',
        packaged: false,
      })),
      processor: os.processor.handler(() => 0),
      memory: os.memory.handler(() => 512),
      settings: {
        read: os.settings.read.handler(() => ({ settings })),
        write: os.settings.write.handler(({ input }) => {
          settings = { ...settings, ...(input as Partial<Settings>) };
          return settings;
        }),
      },
      speech: fakeSpeech(),
      media: {
        demo: os.media.demo.handler(() => file('demo.webm')),
        open: os.media.open.handler(({ input }) => file(input.path)),
        choose: os.media.choose.handler(({ input }) => file(`/home/you/chosen.${input.kind}`)),
      },
      models: {
        faceTracker: os.models.faceTracker.handler(() => ({
          model: 'npm',
          address: '/nothing',
          file: 'nothing',
          sha256: '0'.repeat(64),
        })),
        canonicalFace: os.models.canonicalFace.handler(() => ({ address: '/nothing' })),
      },
      avatars: {
        list: os.avatars.list.handler(() => [...avatars.list()]),
        open: os.avatars.open.handler(({ input }) => avatars.find(input.idOrPath)),
        recipe: os.avatars.recipe.handler(({ input }) => avatars.recipe(input.id)),
        save: os.avatars.save.handler(({ input }) => avatars.save(input.recipe, input.as)),
        add: os.avatars.add.handler(({ input }) => avatars.add(input.path)),
        setPicture: os.avatars.setPicture.handler(nothing),
        rename: os.avatars.rename.handler(({ input }) => ({ ...avatars.find(input.id), name: input.name })),
        remove: os.avatars.remove.handler(({ input }) => {
          avatars.remove(input.id);
          return { where: 'bin' };
        }),
      },
      takes: {
        list: os.takes.list.handler(() => [...takes.list()]),
        begin: os.takes.begin.handler(() => ({ id: 'take-new' })),
        append: os.takes.append.handler(nothing),
        finish: os.takes.finish.handler(() => takes.add()),
        discard: os.takes.discard.handler(nothing),
        open: os.takes.open.handler(({ input }) => takes.find(input.idOrPath)),
        add: os.takes.add.handler(() => takes.add()),
        rename: os.takes.rename.handler(({ input }) => takes.rename(input.id, input.name)),
        remove: os.takes.remove.handler(({ input }) => {
          takes.remove(input.id);
          return { where: 'bin' };
        }),
      },
      films: fakeFilms(),
      scripts: fakeScripts(start.scripts, { refuses: start.diskFull }),
      files: { save: os.files.save.handler(({ input }) => `/home/you/${input.name}`) },
      permissions: {
        read: os.permissions.read.handler(() => 'granted'),
        openSystemSettings: os.permissions.openSystemSettings.handler(() => false),
      },
      virtualCamera: {
        survey: os.virtualCamera.survey.handler(() => NO_CAMERAS),
        add: os.virtualCamera.add.handler(() => NO_CAMERAS),
      },
      whip: {
        setToken: os.whip.setToken.handler(nothing),
        hasToken: os.whip.hasToken.handler(() => false),
        publish: os.whip.publish.handler(() => ({
          answer: '',
          session: 'https://example.com/',
          iceServers: [],
        })),
        end: os.whip.end.handler(nothing),
      },
      window: {
        state: os.window.state.handler(() => ({ maximised, frame: 'custom' })),
        minimise: os.window.minimise.handler(nothing),
        toggleMaximise: os.window.toggleMaximise.handler(() => {
          maximised = !maximised;
          return { maximised, frame: 'custom' };
        }),
        isSeen: os.window.isSeen.handler(() => new Promise<boolean>(() => {})),
        close: os.window.close.handler(nothing),
      },
      links: {
        open: os.links.open.handler(({ input }) => {
          document.documentElement.dataset.opened = input.address;
          return true;
        }),
      },
      clipboard: {
        write: os.clipboard.write.handler(({ input }) => {
          document.documentElement.dataset.clipboard = input.text;
        }),
      },
      run: {
        emit: os.run.emit.handler(nothing),
        progress: os.run.progress.handler(nothing),
        keep: os.run.keep.handler(nothing),
        finish: os.run.finish.handler(nothing),
      },
    }),
  );
};
