/** What we use of Google's Draco decoder, which comes without types. */
declare module "draco3dgltf" {
  const draco3d: { createDecoderModule(): Promise<object> };
  export default draco3d;
}
