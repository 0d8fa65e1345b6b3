/** Black and white in BT.601's video range, and how many squares of them count in binary, the lowest first. */
const BLACK = 16;
const WHITE = 235;
const BITS = 16;
/** Pure red, by BT.601 in video range. */
const RED = { y: 81, u: 90, v: 240 } as const;

/**
 * I420 pictures that survive what a browser does to them: the upper half is sixteen bars that count, the lower half is
 * red, so that a wrong matrix or range shows. camera-page.html reads them.
 */
export const markedPicture = (width: number, height: number): ((number: number) => Buffer) => {
  const luma = width * height;
  const chroma = luma / 4;
  const picture = Buffer.alloc(luma + 2 * chroma, 128);
  picture.fill(RED.y, luma / 2, luma);
  picture.fill(RED.u, luma + chroma / 2, luma + chroma);
  picture.fill(RED.v, luma + chroma + chroma / 2);
  const bar = width / BITS;
  return (number) => {
    const line = Buffer.alloc(width);
    for (let x = 0; x < width; x++) line[x] = (number >> Math.floor(x / bar)) & 1 ? WHITE : BLACK;
    for (let y = 0; y < height / 2; y++) line.copy(picture, y * width);
    return picture;
  };
};
