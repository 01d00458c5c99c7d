import { EXTENSIONS, type MediaType } from "../core/artifact.ts";
import { type Digest, hexOf } from "../core/digest.ts";
import type { ViewerGallery, ViewerPicture, ViewerWork } from "./viewer-gallery.ts";

/** The JSON block by which the server tells the page (`web/viewer`) what to show. */
export interface PageData {
  title: string;
  /** The GLB to walk in, by kind of device. */
  modelUrls: Readonly<Record<"desktop" | "phone", string>>;
  /** False while both are the scene as it was made, with textures of any size. */
  hasVariants: boolean;
  works: readonly ViewerWork[];
}

export function pageDataOf(gallery: ViewerGallery & { sceneDigest: Digest }): PageData {
  const { variants, sceneDigest } = gallery;
  const urlOf = (digest = sceneDigest) => artifactPath(digest, "model/gltf-binary");
  return {
    title: gallery.title,
    modelUrls: { desktop: urlOf(variants?.desktop.digest), phone: urlOf(variants?.phone.digest) },
    hasVariants: variants !== undefined,
    works: gallery.works,
  };
}

/** Where a stored file is served. */
export function artifactPath(digest: Digest, mediaType: MediaType): string {
  return `/artifacts/${hexOf(digest)}.${EXTENSIONS[mediaType]}`;
}

export function picturePath(picture: ViewerPicture): string {
  return artifactPath(picture.digest, picture.mediaType);
}

/** JSON that cannot end the script element it stands in, whatever its strings hold. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
