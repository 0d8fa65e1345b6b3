import { implement } from '@orpc/server';
import { hostContract } from '../../renderer/core/host.ts';
import type { HostServices } from './services.ts';

/** The contract of core/host.ts, each call handed to the service that knows. */
export const createRouter = (services: HostServices) => {
  const os = implement(hostContract);
  const {
    settings,
    media,
    models,
    avatars,
    speech,
    films,
    scripts,
    takes,
    permissions,
    virtualCamera,
    whip,
    window,
    run,
  } = services;
  return os.router({
    launch: os.launch.handler(() => services.launch),
    runtime: os.runtime.handler(() => services.runtime),
    memory: os.memory.handler(() => services.memory()),
    processor: os.processor.handler(() => services.processor()),
    settings: {
      read: os.settings.read.handler(() => settings.read()),
      write: os.settings.write.handler(({ input }) => settings.write(input)),
    },
    media: {
      demo: os.media.demo.handler(() => media.demo()),
      open: os.media.open.handler(({ input }) => media.open(input.path)),
      choose: os.media.choose.handler(({ input }) => media.choose(input.kind)),
    },
    models: {
      faceTracker: os.models.faceTracker.handler(({ input }) => models.faceTracker(input)),
      canonicalFace: os.models.canonicalFace.handler(() => models.canonicalFace()),
    },
    avatars: {
      list: os.avatars.list.handler(() => avatars.list()),
      open: os.avatars.open.handler(({ input }) => avatars.open(input.idOrPath)),
      recipe: os.avatars.recipe.handler(({ input }) => avatars.recipe(input.id)),
      save: os.avatars.save.handler(({ input }) => avatars.save(input)),
      add: os.avatars.add.handler(({ input }) => avatars.add(input.path)),
      setPicture: os.avatars.setPicture.handler(({ input }) => avatars.setPicture(input.id, input.picture)),
      rename: os.avatars.rename.handler(({ input }) => avatars.rename(input.id, input.name)),
      remove: os.avatars.remove.handler(({ input }) => avatars.remove(input.id)),
    },
    takes: {
      list: os.takes.list.handler(() => takes.list()),
      begin: os.takes.begin.handler(({ input }) => takes.begin(input.bytes)),
      append: os.takes.append.handler(({ input }) => takes.append(input.id, input.bytes)),
      finish: os.takes.finish.handler(({ input }) => takes.finish(input.id)),
      discard: os.takes.discard.handler(({ input }) => takes.discard(input.id)),
      open: os.takes.open.handler(({ input }) => takes.open(input.idOrPath)),
      add: os.takes.add.handler(({ input }) => takes.add(input.bytes)),
      rename: os.takes.rename.handler(({ input }) => takes.rename(input.id, input.name)),
      remove: os.takes.remove.handler(({ input }) => takes.remove(input.id)),
    },
    speech: {
      voices: os.speech.voices.handler(() => speech.voices()),
      speak: os.speech.speak.handler(({ input, signal }) => speech.speak(input, signal)),
    },
    files: { save: os.files.save.handler(({ input }) => services.saveFile(input.name, input.bytes)) },
    films: {
      open: os.films.open.handler(({ input }) => films.parts.open(input.order, input.expectedBytes)),
      appendJournal: os.films.appendJournal.handler(({ input }) =>
        films.parts.appendJournal(input.id, input.bytes),
      ),
      readJournal: os.films.readJournal.handler(({ input }) =>
        films.parts.readJournal(input.id, input.from, input.length),
      ),
      cutJournal: os.films.cutJournal.handler(({ input }) => films.parts.cutJournal(input.id, input.length)),
      write: os.films.write.handler(({ input }) => films.parts.write(input.id, input.position, input.bytes)),
      writeNamed: os.films.writeNamed.handler(({ input }) =>
        films.parts.writeNamed(input.id, input.name, input.bytes),
      ),
      writeBeside: os.films.writeBeside.handler(({ input }) =>
        films.parts.writeBeside(input.id, input.ending, input.bytes),
      ),
      commit: os.films.commit.handler(({ input }) => films.parts.commit(input.id)),
      discard: os.films.discard.handler(({ input }) => films.parts.discard(input.id, input.keepJournal)),
      tell: os.films.tell.handler(({ input }) => films.tell(input.progress)),
      choosePath: os.films.choosePath.handler(({ input }) => films.choosePath(input.name, input.format)),
      queue: {
        list: os.films.queue.list.handler(() => films.queue.list()),
        add: os.films.queue.add.handler(({ input }) => films.queue.add(input)),
        cancel: os.films.queue.cancel.handler(({ input }) => films.queue.cancel(input.id)),
        retry: os.films.queue.retry.handler(({ input }) => films.queue.retry(input.id)),
        remove: os.films.queue.remove.handler(({ input }) => films.queue.remove(input.id)),
        reveal: os.films.queue.reveal.handler(({ input }) => films.queue.reveal(input.id)),
      },
    },
    scripts: {
      list: os.scripts.list.handler(() => scripts.list()),
      read: os.scripts.read.handler(async ({ input }) => ({ text: await scripts.read(input.name) })),
      create: os.scripts.create.handler(({ input }) => scripts.create(input.name, input.text)),
      save: os.scripts.save.handler(({ input }) => scripts.save(input.name, input.text)),
      rename: os.scripts.rename.handler(({ input }) => scripts.rename(input.name, input.to)),
      remove: os.scripts.remove.handler(({ input }) => scripts.remove(input.name)),
      import: os.scripts.import.handler(({ input }) => scripts.import(input.path)),
    },
    permissions: {
      read: os.permissions.read.handler(({ input }) => permissions.read(input.device)),
      openSystemSettings: os.permissions.openSystemSettings.handler(({ input }) =>
        permissions.openSystemSettings(input.device),
      ),
    },
    virtualCamera: {
      survey: os.virtualCamera.survey.handler(() => virtualCamera.survey()),
      add: os.virtualCamera.add.handler(() => virtualCamera.add()),
    },
    whip: {
      setToken: os.whip.setToken.handler(({ input }) => whip.setToken(input.token)),
      hasToken: os.whip.hasToken.handler(() => whip.hasToken()),
      publish: os.whip.publish.handler(({ input }) => whip.publish(input.address, input.offer)),
      end: os.whip.end.handler(({ input }) => whip.end(input.session)),
    },
    window: {
      state: os.window.state.handler(() => window.state()),
      minimise: os.window.minimise.handler(() => window.minimise()),
      toggleMaximise: os.window.toggleMaximise.handler(() => window.toggleMaximise()),
      isSeen: os.window.isSeen.handler(({ input }) => window.isSeen(input.was)),
      close: os.window.close.handler(() => window.close()),
    },
    links: { open: os.links.open.handler(({ input }) => services.openLink(input.address)) },
    clipboard: { write: os.clipboard.write.handler(({ input }) => services.copyText(input.text)) },
    run: {
      emit: os.run.emit.handler(({ input }) => run.emit(input.lines)),
      progress: os.run.progress.handler(({ input }) => run.progress(input.share, input.text)),
      keep: os.run.keep.handler(({ input }) => run.keep(input.stats)),
      finish: os.run.finish.handler(({ input }) => run.finish(input)),
    },
  });
};
