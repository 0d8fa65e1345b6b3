/**
 * The face tracking models, built from npm, and MediaPipe's own where this machine has it; the voice activity detector,
 * from npm too. Their sums are checked each time. MediaPipe's is downloaded only when MASQUE_DOWNLOAD_MODELS=1 asks for it.
 * @param {{ root: string, log: import('./progress.mjs').StepLog, quiet: boolean, env?: NodeJS.ProcessEnv }} options
 *   `quiet`: say only what was built, not what was found as before
 */
export const provideModels = async ({ root, log, quiet, env = process.env }) => {
  // Loaded late: it reads packages that the first step installs.
  const { buildNpmFaceModel } = await import('../models/npm-face-model.mjs');
  const { findOfficialFaceModel } = await import('../models/official-face-model.mjs');
  const { copyVoiceActivityModel } = await import('../models/voice-activity-model.mjs');
  const { built } = await buildNpmFaceModel({ root, log: log.say });
  await copyVoiceActivityModel({ root, log: log.say });
  await findOfficialFaceModel({
    root,
    env,
    mayDownload: env.MASQUE_DOWNLOAD_MODELS === '1',
    log: quiet && !built ? () => {} : log.say,
  });
};
