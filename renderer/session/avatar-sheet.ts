import { MasqueError } from '../core/errors.ts';
import type { Host, LaunchOptions, RunReport } from '../core/host.ts';
import { canvasToPng } from '../render/canvas-renderer.ts';
import { createStage } from '../render/stage.ts';
import { openFigure } from './open-figure.ts';
import { SHEET_TILES } from './sheet-tiles.ts';

const TILE = { width: 240, height: 270 };
const COLUMNS = 8;
const LABEL = { font: '13px sans-serif', fromLeft: 8, fromBottom: 8 };

/** Lets the host hear that the job goes on; software takes a while for a face. */
const TILES_AT_ONCE = 8;

const createSheet = (tiles: number): { canvas: HTMLCanvasElement; pen: CanvasRenderingContext2D } => {
  const canvas = document.createElement('canvas');
  canvas.width = TILE.width * COLUMNS;
  canvas.height = TILE.height * Math.ceil(tiles / COLUMNS);
  // Written to many times and read once.
  const pen = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (pen === null) throw new Error('The browser gives no canvas to draw a sheet in.');
  pen.font = LABEL.font;
  return { canvas, pen };
};

const writeLabel = (pen: CanvasRenderingContext2D, label: string, x: number, y: number): void => {
  const [left, bottom] = [x + LABEL.fromLeft, y + TILE.height - LABEL.fromBottom];
  pen.lineWidth = 3;
  pen.strokeStyle = '#000a';
  pen.fillStyle = '#fff';
  pen.strokeText(label, left, bottom);
  pen.fillText(label, left, bottom);
};

/** Neutral, the 52 shapes and the commonest pairs of one avatar, on the app's own stage, as one labelled picture. */
export async function drawAvatarSheet(host: Host, launch: LaunchOptions): Promise<RunReport> {
  if (launch.input === undefined)
    throw new MasqueError('bad-option', 'sheet needs an avatar.', 'masque avatar sheet ID --out sheet.png');
  const quality = launch.quality === undefined || launch.quality === 'auto' ? 'balanced' : launch.quality;
  const avatar = await openFigure(host, launch.input, launch.level && { level: launch.level });
  const canvas = document.createElement('canvas');
  const stage = createStage({ canvas, ...TILE, quality, backdrop: 'dusk' });
  try {
    stage.setAvatar(avatar);
    const sheet = createSheet(SHEET_TILES.length);
    for (const [place, { label, pose }] of SHEET_TILES.entries()) {
      if (place % TILES_AT_ONCE === 0)
        await host.run.progress({ share: place / SHEET_TILES.length, text: label });
      const x = (place % COLUMNS) * TILE.width;
      const y = Math.floor(place / COLUMNS) * TILE.height;
      stage.draw(pose);
      sheet.pen.drawImage(canvas, x, y);
      writeLabel(sheet.pen, label, x, y);
    }
    return {
      ok: true,
      stagePicture: await canvasToPng(sheet.canvas),
      stats: { tiles: SHEET_TILES.length, triangles: avatar.triangles, quality },
    };
  } finally {
    stage.setAvatar(null);
    avatar.dispose();
    stage.dispose();
  }
}
