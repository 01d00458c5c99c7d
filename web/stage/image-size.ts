/**
 * Format and pixel size of a PNG, JPEG or WebP from its first bytes, or `undefined` for anything else or a damaged header.
 * Known before decoding, so that a large texture can be decoded straight to the size needed.
 */
export function imageSizeOf(
  bytes: Uint8Array,
): { mediaType: string; widthPx: number; heightPx: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (view.getUint32(0) === 0x89504e47) {
      return { mediaType: "image/png", widthPx: view.getUint32(16), heightPx: view.getUint32(20) };
    }
    if (view.getUint16(0) === 0xffd8) return { mediaType: "image/jpeg", ...jpegSize(view) };
    if (view.getUint32(0) === 0x52494646 && view.getUint32(8) === 0x57454250) {
      const size = webpSize(view);
      return size && { mediaType: "image/webp", ...size };
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}

function jpegSize(view: DataView) {
  for (let offset = 2; ; offset += 2 + view.getUint16(offset + 2)) {
    const marker = view.getUint16(offset);
    // SOF0 to SOF15 hold the frame size; 4, 8 and 12 of that range are other segments.
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return { widthPx: view.getUint16(offset + 7), heightPx: view.getUint16(offset + 5) };
  }
}

function webpSize(view: DataView) {
  const read24 = (offset: number) => view.getUint16(offset, true) | (view.getUint8(offset + 2) << 16);
  switch (view.getUint32(12)) {
    case 0x56503858: // "VP8X"
      return { widthPx: read24(24) + 1, heightPx: read24(27) + 1 };
    case 0x5650384c: {
      // "VP8L": two 14-bit fields after a signature byte.
      const bits = view.getUint32(21, true);
      return { widthPx: (bits & 0x3fff) + 1, heightPx: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 0x56503820: // "VP8 "
      return { widthPx: view.getUint16(26, true) & 0x3fff, heightPx: view.getUint16(28, true) & 0x3fff };
    default:
      return undefined;
  }
}
