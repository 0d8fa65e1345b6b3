import { protocol, type Session } from 'electron';
import type { OpenedFiles } from '../services/files.ts';
import { APP_SCHEME, isAppAddress } from './address.ts';
import { contentType, mediaContentType } from './content-types.ts';
import { decodedResponse } from './decoded-response.ts';
import { fileResponse } from './file-response.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { type ServedFolders, servedPath } from './served-path.ts';

/** Must run before Electron is ready: makes `app://` a secure origin like https, with streaming bodies. */
export const registerAppScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    },
  ]);
};

/** Answers `app://masque/…`: the page's own files, the app's assets, and `/media/TOKEN` for files a person opened (`?decoded`: by way of the system's ffmpeg). `/blank` is an empty page of our origin. */
export const serveApp = (session: Session, folders: ServedFolders, opened: OpenedFiles): void => {
  session.protocol.handle(APP_SCHEME, async (request) => {
    const refuse = (status: number, text: string) =>
      new Response(text, { status, headers: SECURITY_HEADERS });
    if (!isAppAddress(request.url)) return refuse(404, 'Not found');
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only reading');
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === '/blank') {
      return new Response('<!doctype html>', {
        headers: { ...SECURITY_HEADERS, 'content-type': 'text/html' },
      });
    }
    const token = /^\/media\/([^/]+)/.exec(pathname)?.[1];
    const file = token === undefined ? servedPath(pathname, folders) : opened.path(token);
    if (file === null) return refuse(404, 'Not found');
    const type = token === undefined ? contentType(file) : mediaContentType(file);
    const question = { method: request.method, range: request.headers.get('range') };
    try {
      if (token !== undefined && searchParams.has('decoded'))
        return await decodedResponse(file, SECURITY_HEADERS);
      return await fileResponse(file, question, { ...SECURITY_HEADERS, 'content-type': type });
    } catch (error) {
      console.error(`Cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
      return refuse(500, 'Unreadable');
    }
  });
};
