/** Pixels as WebGL takes them: RGBA, four bytes each, rows from above. */
export interface Pixels {
  data: Uint8Array<ArrayBuffer>;
  width: number;
  height: number;
}

/** The part of WebCodecs that TypeScript's library does not know yet. */
declare class ImageDecoder {
  constructor(init: {
    type: string;
    data: ArrayBuffer;
    desiredWidth: number;
    desiredHeight: number;
    colorSpaceConversion: "none";
  });
  decode(): Promise<{ image: VideoFrame }>;
  close(): void;
}

const RGBA: VideoFrameCopyToOptions = { format: "RGBA" };

/**
 * Decodes a JPEG to `maxPx` on the longer edge, or a little above. The decoder leaves out the frequencies nobody will
 * see, in eighths: four times faster than decoding all pixels to throw most of them away, and smoother. `undefined`
 * where the browser has no WebCodecs or the picture is so large that an eighth of it is far too much.
 */
export async function decodeJpeg(
  bytes: ArrayBuffer,
  size: { widthPx: number; heightPx: number },
  maxPx: number,
): Promise<Pixels | undefined> {
  const longestPx = Math.max(size.widthPx, size.heightPx);
  const eighths = Math.min(8, Math.ceil((8 * maxPx) / longestPx));
  if (!("ImageDecoder" in globalThis) || longestPx * eighths > 16 * maxPx) return undefined;
  const decoder = new ImageDecoder({
    type: "image/jpeg",
    data: bytes,
    desiredWidth: Math.ceil((size.widthPx * eighths) / 8),
    desiredHeight: Math.ceil((size.heightPx * eighths) / 8),
    colorSpaceConversion: "none",
  });
  try {
    const { image } = await decoder.decode();
    try {
      const data = new Uint8Array(image.allocationSize(RGBA));
      await image.copyTo(data, RGBA);
      const { width, height } = image.visibleRect!;
      return { data, width, height };
    } finally {
      image.close();
    }
  } finally {
    decoder.close();
  }
}
