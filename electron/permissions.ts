import { app, type Session, type WebContents } from 'electron';
import { isAppAddress, PAGE_ADDRESS } from './protocol/address.ts';
import { askForDevice } from './services/device-permissions.ts';

const isDevice = (kind: string): kind is 'video' | 'audio' => kind === 'video' || kind === 'audio';

/** macOS asks the person itself, once for each device; a page's request waits for that answer. */
const systemAllows = async (kinds: readonly string[]): Promise<boolean> => {
  for (const kind of kinds.filter(isDevice)) {
    if (!(await askForDevice(kind === 'video' ? 'camera' : 'microphone'))) return false;
  }
  return true;
};

/** Camera and microphone for our own page; everything else is refused. */
export const guardPermissions = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    if (permission !== 'media' || !isAppAddress(details.requestingUrl)) {
      answer(false);
      return;
    }
    const kinds = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    systemAllows(kinds).then(answer, () => answer(false));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === 'media' && isAppAddress(origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
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

/** The page stays where it is, opens no window and embeds no other page; a file dropped on it goes nowhere either. */
const guardContents = (contents: WebContents): void => {
  const stay = (event: { preventDefault(): void }, address: string): void => {
    if (address !== PAGE_ADDRESS) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
};

export const guardNavigation = (): void => {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
};
