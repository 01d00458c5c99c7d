import type { CameraView, PictureStatistics } from "../core/asset.ts";

/** What the thumbnailer asks of its page (`web/thumbnail`). Sizes in pixels. */
export interface PictureRequest {
  /** Where the page finds the GLB, on its own origin. */
  glbUrl: string;
  views?: readonly CameraView[];
  viewWidthPx: number;
  viewHeightPx: number;
  /** Pixels drawn for each pixel kept, per axis; smooths edges in place of multisampling. */
  supersampling: number;
  maxTexturePx: number;
  /** All views in one contact sheet, in two columns with a gap between them; else each alone. */
  sheetGapPx?: number;
}

export interface PagePicture {
  name: string;
  pngBase64: string;
  widthPx: number;
  heightPx: number;
  statistics: PictureStatistics;
}

/** A failure comes back as a value: an exception that crosses the protocol loses all but its text. */
export type PictureResponse =
  | { pictures: PagePicture[]; timingsMs: Record<string, number> }
  | { failure: string };

/** What the page puts on `globalThis` once WebGL runs; until then `failure` says why not. */
export interface ThumbnailPage {
  ready: Promise<{ renderer: string } | { failure: string }>;
  picture(request: PictureRequest): Promise<PictureResponse>;
}

declare global {
  var thumbnailPage: ThumbnailPage | undefined;
}
