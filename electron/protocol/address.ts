/** The one origin of the app's own pages, workers and files. */
export const APP_SCHEME = 'app';
export const APP_ORIGIN = 'app://masque';
export const PAGE_ADDRESS = `${APP_ORIGIN}/index.html`;

export const isAppAddress = (address: string): boolean => {
  try {
    const { protocol, host } = new URL(address);
    return protocol === `${APP_SCHEME}:` && host === 'masque';
  } catch {
    return false;
  }
};
