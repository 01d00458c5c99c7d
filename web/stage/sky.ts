import { CanvasTexture, Color, EquirectangularReflectionMapping, SRGBColorSpace, type Texture } from "three";

/**
 * A quiet sky around the room: the scene's own sky colour above, paler towards the horizon, and a dim ground below
 * that is what one sees through a low window.
 */
export function createSky(skyColour: string): Texture {
  const canvas = document.createElement("canvas");
  canvas.width = 4;
  canvas.height = 256;
  const context = canvas.getContext("2d")!;
  const zenith = new Color(skyColour);
  const horizon = zenith.clone().lerp(new Color("#ffffff"), 0.35);
  const ground = zenith.clone().lerp(new Color("#6d6a63"), 0.6).multiplyScalar(0.6);
  const gradient = context.createLinearGradient(0, 0, 0, canvas.height);
  gradient.addColorStop(0, zenith.getStyle());
  gradient.addColorStop(0.49, horizon.getStyle());
  gradient.addColorStop(0.51, ground.clone().lerp(horizon, 0.5).getStyle());
  gradient.addColorStop(1, ground.getStyle());
  context.fillStyle = gradient;
  context.fillRect(0, 0, canvas.width, canvas.height);
  const texture = new CanvasTexture(canvas);
  texture.mapping = EquirectangularReflectionMapping;
  texture.colorSpace = SRGBColorSpace;
  return texture;
}
