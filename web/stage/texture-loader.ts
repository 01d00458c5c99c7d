import { ImageBitmapLoader, type LoadingManager } from "three";
import { imageSizeOf } from "./image-size.ts";

/**
 * Decodes textures in the background, straight to at most `maxTexturePx` on the longer edge. Scaling while decoding
 * is what makes loading fast where pixels are costly: software GL, and phones.
 */
export function createTextureLoader(manager: LoadingManager, maxTexturePx: number): ImageBitmapLoader {
  const loader = new ImageBitmapLoader(manager);
  loader.load = (url, onLoad, _onProgress, onError) => {
    const resolved = manager.resolveURL(url);
    manager.itemStart(resolved);
    decode(resolved, maxTexturePx)
      .then((bitmap) => onLoad?.(bitmap))
      .catch((error: unknown) => {
        onError?.(error);
        manager.itemError(resolved);
      })
      .finally(() => manager.itemEnd(resolved));
  };
  return loader;
}

async function decode(url: string, maxTexturePx: number): Promise<ImageBitmap> {
  const blob = await (await fetch(url)).blob();
  const options: ImageBitmapOptions = { premultiplyAlpha: "none", colorSpaceConversion: "none" };
  // 64 kB reach past the metadata that cameras put before a JPEG's frame header.
  const size = imageSizeOf(new Uint8Array(await blob.slice(0, 65_536).arrayBuffer()));
  if (size) {
    const scale = maxTexturePx / Math.max(size.widthPx, size.heightPx);
    if (scale < 1) {
      options.resizeWidth = Math.max(1, Math.round(size.widthPx * scale));
      options.resizeHeight = Math.max(1, Math.round(size.heightPx * scale));
      options.resizeQuality = "medium";
    }
  }
  return createImageBitmap(blob, options);
}
