export { VISEME_OF_PHONE } from '../../renderer/core/speech/phones.ts';
