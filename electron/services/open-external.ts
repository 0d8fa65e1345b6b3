import { shell } from 'electron';

/** Places outside that a click may open in the person's own browser or settings. */
const EXTERNAL_ADDRESSES: readonly RegExp[] = [
  // A broadcast's own page, by a number of this computer's.
  /^http:\/\/\d{1,3}(\.\d{1,3}){3}:\d{1,5}\/view\/[\w-]{22}\/(\?pose)?$/,
  /^x-apple\.systempreferences:com\.apple\.preference\.security\?Privacy_(Camera|Microphone)$/,
  /^ms-settings:privacy-(webcam|microphone)$/,
];

export const openExternal = async (address: string): Promise<boolean> => {
  if (!EXTERNAL_ADDRESSES.some((allowed) => allowed.test(address))) return false;
  await shell.openExternal(address);
  return true;
};
