import { shell } from 'electron';

/** Places outside that a click may open in the person's own browser or settings. */
const EXTERNAL_ADDRESSES: readonly RegExp[] = [
  /^x-apple\.systempreferences:com\.apple\.preference\.security\?Privacy_(Camera|Microphone)$/,
  /^ms-settings:privacy-(webcam|microphone)$/,
];

export const openExternal = async (address: string): Promise<boolean> => {
  if (!EXTERNAL_ADDRESSES.some((allowed) => allowed.test(address))) return false;
  await shell.openExternal(address);
  return true;
};
