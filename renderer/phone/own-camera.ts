/** Which way the phone looks. */
export type Side = 'user' | 'environment';

/** Enough for a face model; more only costs the battery. */
const WANTED = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 } };

/** A picture for the person and for the wire; the browser's own words when there is none. */
export const openOwnCamera = async (side: Side): Promise<MediaStreamTrack> => {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { ...WANTED, facingMode: side },
    audio: false,
  });
  const [track] = stream.getVideoTracks();
  if (track === undefined) throw new Error('The stream holds no picture.');
  // When the line narrows, small and fluent moves a face better than sharp and late.
  track.contentHint = 'motion';
  return track;
};

/** More than one to choose from; known only after a camera was allowed. */
export const hasOtherSide = async (): Promise<boolean> => {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind }) => kind === 'videoinput').length > 1;
};

/** The person has said yes before: the page need not wait for a touch. */
export const isAllowedAlready = async (): Promise<boolean> => {
  try {
    // TypeScript's list of names lacks what browsers have.
    const { state } = await navigator.permissions.query({ name: 'camera' as PermissionName });
    return state === 'granted';
  } catch {
    return false;
  }
};

/** What went wrong, and the way on. */
export const cameraTrouble = (cause: unknown): string => {
  const name = cause instanceof Error ? cause.name : '';
  switch (name) {
    case 'NotAllowedError':
      return 'This page may not use the camera. Allow it in the browser’s settings for this page, then start again.';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'There is no camera here.';
    case 'NotReadableError':
      return 'Another app holds the camera. Close it, then start again.';
    default:
      return `The camera does not start: ${String(cause)}.`;
  }
};
