import type { VariantName } from "../../core/asset.ts";
import { SPLAT_BUDGET } from "../../core/gaussian-splats.ts";

/** What a variant may take, and how large its pictures are. */
export interface VariantBudget {
  triangles: number;
  materials: number;
  drawCalls: number;
  /** Of all splats. */
  gaussians: number;
  sizeBytes: number;
  atlas: AtlasSizes;
  /** Longest edge of maps that tile. Roughness is coarser than what one sees sharp edges in. */
  maps: { colourPx: number; normalPx: number; roughnessPx: number; occlusionPx: number; panoramaPx: number };
  /** Bits of a normal's component; 8 show as bands on polished stone close up. */
  normalBits: number;
}

export interface AtlasSizes {
  /** Long edge of a picture where there is room for it, and what it is not to fall below. */
  wantedPx: number;
  leastPx: number;
  /** Edge of a sheet, and how many sheets there may be before pictures get smaller than wanted. */
  sidePx: number;
  sheets: number;
}

const MEGABYTE = 1_000_000;

/**
 * The budgets of the asset guide. 1,440 px is what a visitor sees of a 92 cm canvas at nose length on a 1080p screen;
 * 4,096 px is as large a texture as any graphics chip of the last ten years takes.
 */
export const BUDGETS: Readonly<Record<Exclude<VariantName, "engine">, VariantBudget>> = {
  desktop: {
    triangles: 150_000,
    materials: 16,
    drawCalls: 60,
    gaussians: SPLAT_BUDGET.gallery,
    sizeBytes: 20 * MEGABYTE,
    atlas: { wantedPx: 1440, leastPx: 1024, sidePx: 4096, sheets: 2 },
    maps: { colourPx: 2048, normalPx: 1024, roughnessPx: 1024, occlusionPx: 2048, panoramaPx: 4096 },
    normalBits: 10,
  },
  phone: {
    triangles: 60_000,
    materials: 10,
    drawCalls: 35,
    gaussians: SPLAT_BUDGET.phone,
    sizeBytes: 8 * MEGABYTE,
    atlas: { wantedPx: 896, leastPx: 256, sidePx: 2816, sheets: 1 },
    maps: { colourPx: 1024, normalPx: 512, roughnessPx: 512, occlusionPx: 1024, panoramaPx: 2048 },
    normalBits: 8,
  },
};
