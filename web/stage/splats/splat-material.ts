import { type DataTexture, ShaderMaterial, Vector2 } from "three";

/** Texels one Gaussian takes: centre and colour, then the six different numbers of its covariance. */
export const TEXELS_PER_GAUSSIAN = 3;
/** Texels in a row of both textures; every WebGL 2 has textures as wide. */
export const ROW_TEXELS = 2_048;

/**
 * Draws each instance as a flat quad three deviations wide: its Gaussian as the camera sees it, by the projection of
 * "3D Gaussian Splatting" (Kerbl et al. 2023) and EWA splatting (Zwicker et al. 2001), blended in the order given.
 */
export function createSplatMaterial(gaussians: DataTexture, order: DataTexture): ShaderMaterial {
  const material = new ShaderMaterial({
    uniforms: {
      gaussians: { value: gaussians },
      order: { value: order },
      viewportPx: { value: new Vector2(1, 1) },
      brightness: { value: 1 },
    },
    vertexShader: VERTEX_SHADER,
    fragmentShader: FRAGMENT_SHADER,
    transparent: true,
    depthWrite: false,
    // Colours were trained as they are to be seen on a screen.
    toneMapped: false,
  });
  material.addEventListener("dispose", () => {
    gaussians.dispose();
    order.dispose();
  });
  return material;
}

const VERTEX_SHADER = /* glsl */ `
precision highp usampler2D;
uniform usampler2D gaussians;
uniform usampler2D order;
uniform vec2 viewportPx;
uniform float brightness;
varying vec2 deviations;
varying vec4 colour;

// Thinner than this, in pixels squared, a Gaussian would flicker between pixels.
const float LEAST_VARIANCE_PX = 0.3;
const float CUT_DEVIATIONS = 3.0;
const vec4 NOWHERE = vec4(0.0, 0.0, 2.0, 1.0);

ivec2 place(uint texel) {
  return ivec2(int(texel % ${ROW_TEXELS}u), int(texel / ${ROW_TEXELS}u));
}

vec3 linear(vec3 shown) {
  return mix(pow((shown + 0.055) / 1.055, vec3(2.4)), shown / 12.92, vec3(lessThanEqual(shown, vec3(0.04045))));
}

void main() {
  uint first = texelFetch(order, place(uint(gl_InstanceID)), 0).r * ${TEXELS_PER_GAUSSIAN}u;
  uvec4 point = texelFetch(gaussians, place(first), 0);
  vec4 spread = uintBitsToFloat(texelFetch(gaussians, place(first + 1u), 0));
  vec2 rest = uintBitsToFloat(texelFetch(gaussians, place(first + 2u), 0).xy);
  vec4 centre = modelViewMatrix * vec4(uintBitsToFloat(point.xyz), 1.0);
  vec4 clip = projectionMatrix * centre;
  gl_Position = NOWHERE;
  if (centre.z > -0.05 || any(greaterThan(abs(clip.xy), vec2(1.4 * clip.w)))) return;

  mat3 covariance = mat3(spread.xyz, spread.yw, rest.x, spread.z, rest);
  mat3 view = mat3(modelViewMatrix);
  vec2 focalPx = 0.5 * viewportPx * vec2(projectionMatrix[0][0], projectionMatrix[1][1]);
  // How a small step in front of the camera moves a pixel.
  vec2 perMetre = -focalPx / centre.z;
  mat3 steps = transpose(mat3(
    vec3(perMetre.x, 0.0, -perMetre.x * centre.x / centre.z),
    vec3(0.0, perMetre.y, -perMetre.y * centre.y / centre.z),
    vec3(0.0)
  ));
  mat3 toPixels = steps * view;
  mat3 flat3 = toPixels * covariance * transpose(toPixels);
  float a = flat3[0][0] + LEAST_VARIANCE_PX;
  float b = flat3[0][1];
  float c = flat3[1][1] + LEAST_VARIANCE_PX;

  float middle = 0.5 * (a + c);
  float radius = length(vec2(0.5 * (a - c), b));
  vec2 lengths = sqrt(max(vec2(middle + radius, middle - radius), vec2(LEAST_VARIANCE_PX)));
  float angle = 0.5 * atan(2.0 * b, a - c);
  vec2 axis = vec2(cos(angle), sin(angle));
  deviations = position.xy * CUT_DEVIATIONS;
  vec2 offsetPx = axis * deviations.x * lengths.x + vec2(-axis.y, axis.x) * deviations.y * lengths.y;
  colour = vec4((uvec4(point.w) >> uvec4(0u, 8u, 16u, 24u)) & 255u) / 255.0;
  colour.rgb = linear(colour.rgb) * brightness;
  gl_Position = clip + vec4(offsetPx * 2.0 / viewportPx * clip.w, 0.0, 0.0);
}
`;

const FRAGMENT_SHADER = /* glsl */ `
varying vec2 deviations;
varying vec4 colour;

void main() {
  float opacity = colour.a * exp(-0.5 * dot(deviations, deviations));
  if (opacity < 1.0 / 255.0) discard;
  gl_FragColor = vec4(colour.rgb, opacity);
  #include <colorspace_fragment>
}
`;
