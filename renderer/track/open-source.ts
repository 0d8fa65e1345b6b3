import { readCamera } from '../capture/camera-stream.ts';
import type { PictureRun } from '../capture/captured-picture.ts';
import { withClock } from '../capture/clock-pictures.ts';
import { sniffPicture } from '../capture/file-kind.ts';
import { readMediaFile } from '../capture/media-file.ts';
import { readPictureFile } from '../capture/picture-file.ts';
import { assertNever } from '../core/errors.ts';
import type { PictureSource } from './protocol.ts';

/** The pictures of a source. `clock`: a film's are drawn with the bench's clock. */
export async function openSource(source: PictureSource, clock: boolean): Promise<PictureRun> {
  switch (source.kind) {
    case 'camera':
      return readCamera(source.stream, source.pictureSeconds);
    case 'file': {
      const { address, name, live } = source;
      const type = await sniffPicture(address, name);
      if (type !== null) return readPictureFile({ address, name, type, live });
      const pictures = readMediaFile({ address, name, realTime: live, loop: live });
      return clock ? withClock(pictures) : pictures;
    }
    default:
      return assertNever(source);
  }
}
