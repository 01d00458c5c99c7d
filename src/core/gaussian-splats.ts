/**
 * Gaussian splats in a GLB: the ratified `KHR_gaussian_splatting`. A splat is a primitive of points whose attributes
 * say how large, how turned and how opaque each Gaussian is; a program that does not know the extension draws points in
 * the colour of `COLOR_0`. Ours are written with the most important Gaussians first, so that the beginning of a splat is
 * a smaller splat.
 */
export const GAUSSIAN_SPLATTING = "KHR_gaussian_splatting";

/** Attributes beside `POSITION` and `COLOR_0`, with their glTF types. */
export const SPLAT_ATTRIBUTES = {
  /** Unit quaternion, x y z w. */
  rotation: "KHR_gaussian_splatting:ROTATION",
  /** Standard deviation along each own axis, in local units. */
  scale: "KHR_gaussian_splatting:SCALE",
  /** 0 to 1. */
  opacity: "KHR_gaussian_splatting:OPACITY",
  /** Colour as a coefficient: 0.5 + 0.2820948 × it is sRGB, 0 to 1. */
  colour: "KHR_gaussian_splatting:SH_DEGREE_0_COEF_0",
} as const;

/** What the extension says on a primitive: the kernel of 3D Gaussian splatting, blended as it was trained, in sRGB. */
export const SPLAT_FORM = { kernel: "ellipse", colorSpace: "srgb_rec709_display" } as const;

/** The real spherical harmonic of degree 0, √(1/π)/2. */
export const COLOUR_COEFFICIENT = 0.28209479177387814;

/** How many Gaussians are shown: more cost frames on a laptop, and on a phone. */
export const SPLAT_BUDGET = {
  /** 52 bytes each in a GLB: 6 MB an exhibit, 10 MB a gallery of its 20. */
  exhibit: 120_000,
  gallery: 200_000,
  /** All splats of a gallery on a phone. */
  phone: 40_000,
} as const;
