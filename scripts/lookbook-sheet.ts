import sharp from "sharp";

export interface Sheet {
  pictures: readonly Uint8Array[];
  columns: number;
  /** Of one place; a picture is fitted into it, never cropped. */
  cellWidthPx: number;
  cellHeightPx: number;
}

const GAP_PX = 8;
const WALL = "#e9e5dd";
const LARGEST_BYTES = 60_000;
const QUALITIES = [82, 74, 66, 58, 50, 42, 34, 26];

/** Pictures side by side on a pale wall, as WebP: the best quality that stays within 60 kB. */
export async function makeSheet({
  pictures,
  columns,
  cellWidthPx,
  cellHeightPx,
}: Sheet): Promise<Uint8Array> {
  const cells = await Promise.all(
    pictures.map((picture) =>
      sharp(picture).resize(cellWidthPx, cellHeightPx, { fit: "contain", background: WALL }).png().toBuffer(),
    ),
  );
  const rows = Math.ceil(cells.length / columns);
  const sheet = await sharp({
    create: {
      width: columns * (cellWidthPx + GAP_PX) + GAP_PX,
      height: rows * (cellHeightPx + GAP_PX) + GAP_PX,
      channels: 3,
      background: WALL,
    },
  })
    .composite(
      cells.map((input, i) => ({
        input,
        left: GAP_PX + (i % columns) * (cellWidthPx + GAP_PX),
        top: GAP_PX + Math.floor(i / columns) * (cellHeightPx + GAP_PX),
      })),
    )
    .png()
    .toBuffer();
  let smallest = new Uint8Array();
  for (const quality of QUALITIES) {
    smallest = await sharp(sheet).webp({ quality, effort: 5 }).toBuffer();
    if (smallest.byteLength <= LARGEST_BYTES) break;
  }
  return smallest;
}
