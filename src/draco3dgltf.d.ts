/** What we use of Google's Draco library, which comes without types. */
declare module "draco3dgltf" {
  const draco3d: { createDecoderModule(): Promise<object>; createEncoderModule(): Promise<object> };
  export default draco3d;
}
