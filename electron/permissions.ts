import { app, type Session, shell, type WebContents } from 'electron';
import { isAppAddress } from './address.ts';

/** Camera and microphone for our own page; everything else is refused. */
export const guardPermissions = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(permission === 'media' && isAppAddress(details.requestingUrl));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === 'media' && isAppAddress(origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose(null);
  });
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
};

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

/** No page leaves our origin, opens a window, or embeds another page. */
const guardContents = (contents: WebContents): void => {
  contents.on('will-navigate', (event, address) => {
    if (!isAppAddress(address)) event.preventDefault();
  });
  contents.on('will-redirect', (event, address) => {
    if (!isAppAddress(address)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
};

export const guardNavigation = (): void => {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
};
