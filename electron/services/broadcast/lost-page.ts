import { createHash } from 'node:crypto';

/** As the viewer's own page says such things (`renderer/viewer/viewer.css`). */
const STYLE = `
html{height:100%;background:#0f1012;color:#f3f4f1;font:500 13px/20px system-ui,sans-serif}
body{display:flex;min-height:100%;margin:0;align-items:center;justify-content:center}
main{margin:16px;padding:24px 32px;border-radius:20px;background:#1c1e22;text-align:center}
h1{margin:0;font-size:20px;line-height:28px}
p{margin:4px 0 0;color:#b1b5ba}`;

/** For whoever opens an address that was never one, or is none any more: which of them, nobody learns here. */
export const LOST_PAGE = `<!doctype html>
<html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Masque</title><link rel="icon" href="data:,"><style>${STYLE}</style>
<main><h1>There is nothing at this address</h1><p>It may be mistyped, or an old one. Ask the sender for the new one.</p></main>
</html>`;

const hash = createHash('sha256').update(STYLE).digest('base64');
export const LOST_PAGE_POLICY = `default-src 'none'; img-src data:; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
