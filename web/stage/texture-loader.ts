import { DataTexture, Loader, type LoadingManager, Texture, type TextureLoader } from "three";
import { decodePixels } from "./decode-pixels.ts";
import { imageSizeOf } from "./image-size.ts";

export interface TextureOptions {
  /** Longest edge of a texture once decoded. */
  maxTexturePx: number;
  /**
   * Pictures are made smaller while they are decoded and handed to WebGL from memory: the fastest way in software,
   * where memory is what WebGL draws from. They may be up to twice as large as asked for.
   */
  isSoftware?: boolean;
}

/**
 * Decodes textures in the background, straight to the size needed. Scaling while decoding is what makes loading fast
 * where pixels are costly: software GL, and phones.
 */
export function createTextureLoader(manager: LoadingManager, options: TextureOptions): TextureLoader {
  const loader = new Loader<Texture>(manager);
  loader.load = (url, onLoad, _onProgress, onError) => {
    const resolved = manager.resolveURL(url);
    manager.itemStart(resolved);
    decode(resolved, options)
      .then((texture) => {
        texture.needsUpdate = true;
        onLoad?.(texture);
      })
      .catch((error: unknown) => {
        onError?.(error);
        manager.itemError(resolved);
      })
      .finally(() => manager.itemEnd(resolved));
  };
  // GLTFLoader waits for what is given to `onLoad`; only its type asks for what `load` gives back at once.
  return loader as TextureLoader;
}

async function decode(url: string, { maxTexturePx, isSoftware }: TextureOptions): Promise<Texture> {
  const blob = await (await fetch(url)).blob();
  // 64 kB reach past the metadata that cameras put before a JPEG's frame header.
  const size = imageSizeOf(new Uint8Array(await blob.slice(0, 65_536).arrayBuffer()));
  if (isSoftware && size) {
    const pixels = await decodePixels(await blob.arrayBuffer(), size, maxTexturePx);
    if (pixels) return new DataTexture(pixels.data, pixels.width, pixels.height);
  }
  const options: ImageBitmapOptions = { premultiplyAlpha: "none", colorSpaceConversion: "none" };
  if (size) {
    const scale = maxTexturePx / Math.max(size.widthPx, size.heightPx);
    if (scale < 1) {
      options.resizeWidth = Math.max(1, Math.round(size.widthPx * scale));
      options.resizeHeight = Math.max(1, Math.round(size.heightPx * scale));
      options.resizeQuality = "medium";
    }
  }
  return new Texture(await createImageBitmap(blob, options));
}
