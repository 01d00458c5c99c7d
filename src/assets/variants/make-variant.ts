import type { AssetVariant, VariantName } from "../../core/asset.ts";
import inspectAsset from "../inspect-asset.ts";
import { readGlb } from "../read-glb.ts";
import { BUDGETS } from "./budgets.ts";
import { shrinkScene } from "./shrink-scene.ts";
import { writePlain } from "./write-plain.ts";

export interface VariantTask {
  name: VariantName;
  glb: Uint8Array;
}

/**
 * Makes one variant of a scene and inspects it as if it came from a stranger. Runs in a thread of its own
 * (`make-variants.ts`). Throws if the scene cannot be read, or if what was made of it is not valid.
 */
export default async function makeVariant({ name, glb }: VariantTask): Promise<AssetVariant> {
  const document = await readGlb(glb);
  const bytes =
    name === "engine" ? await writePlain(document, glb) : await shrinkScene(document, BUDGETS[name]);
  const report = await inspectAsset(bytes);
  if (!report.isValid) {
    const problems = report.issues
      .filter(({ severity }) => severity === "error")
      .map(({ message }) => message);
    throw new Error(`the ${name} variant is not valid: ${problems.join(" ").slice(0, 500)}`);
  }
  return { bytes, report };
}
