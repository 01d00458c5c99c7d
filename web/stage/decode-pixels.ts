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
    premultiplyAlpha: "none";
  });
  decode(): Promise<{ image: VideoFrame }>;
  close(): void;
}

const RGBA: VideoFrameCopyToOptions = { format: "RGBA" };

/**
 * Decodes a picture of `maxPx` or a little more on the longer edge. From a JPEG the decoder leaves out the frequencies
 * nobody will see, in eighths: four times faster than decoding all pixels to throw most of them away, and smoother.
 * `undefined` where that does not lead near the size wanted, and where the browser has no WebCodecs.
 */
export async function decodePixels(
  bytes: ArrayBuffer,
  size: { widthPx: number; heightPx: number; mediaType: string },
  maxPx: number,
): Promise<Pixels | undefined> {
  const longestPx = Math.max(size.widthPx, size.heightPx);
  const eighths = size.mediaType === "image/jpeg" ? Math.min(8, Math.ceil((8 * maxPx) / longestPx)) : 8;
  if (!("ImageDecoder" in globalThis) || longestPx * eighths > 16 * maxPx) return undefined;
  const decoder = new ImageDecoder({
    type: size.mediaType,
    data: bytes,
    desiredWidth: Math.ceil((size.widthPx * eighths) / 8),
    desiredHeight: Math.ceil((size.heightPx * eighths) / 8),
    colorSpaceConversion: "none",
    premultiplyAlpha: "none",
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
