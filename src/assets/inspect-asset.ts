import { validateBytes } from "gltf-validator";
import type { AssetIssue, AssetReport, HiddenWork } from "../core/asset.ts";
import { SPLAT_ATTRIBUTES } from "../core/gaussian-splats.ts";
import { emptyReport } from "./empty-report.ts";
import { checkGlbContainer } from "./glb-container.ts";
import { findHiddenWorks } from "./hidden-works.ts";
import { measureScene } from "./measure-scene.ts";
import { readGlb } from "./read-glb.ts";
import { readParts, readSceneExtras } from "./read-parts.ts";

/** Validator messages repeated in a report; their number is told in full. */
const MAX_VALIDATOR_ISSUES = 10;

/**
 * Everything we know about a GLB: our own gate, the Khronos validator, measures, named parts. Runs in a thread of its
 * own (`asset-inspector.ts`), which may be ended at any moment. A bad file yields an invalid report, not an error.
 */
export default async function inspectAsset(glb: Uint8Array): Promise<AssetReport> {
  const report = emptyReport(glb.byteLength);
  const gate = checkGlbContainer(glb);
  if (gate.length > 0) return { ...report, issues: gate };

  const { validator, issues: found } = await validate(glb);
  const issues: AssetIssue[] = [...found];
  try {
    const document = await readGlb(glb);
    const { issues: measured, ...measures } = measureScene(document);
    issues.push(...measured);
    const scene = readSceneExtras(document);
    const parts = readParts(document);
    const hiddenWorks = findHiddenWorks(document, parts);
    if (hiddenWorks.length > 0) issues.push(hiddenIssue(hiddenWorks));
    return {
      ...report,
      ...measures,
      validator,
      issues,
      isValid: !issues.some(({ severity }) => severity === "error"),
      parts,
      ...(hiddenWorks.length > 0 && { hiddenWorks }),
      ...(scene && { scene }),
    };
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message.slice(0, 200) : "";
    issues.push({
      severity: "error",
      code: "asset-unreadable",
      message: `The file cannot be read. ${reason}`,
    });
    return { ...report, validator, issues };
  }
}

function hiddenIssue(works: readonly HiddenWork[]): AssetIssue {
  const which = works.map(({ exhibit, behind }) => `${exhibit} behind ${behind}`).join(", ");
  return { severity: "warning", code: "work-hidden", message: `hidden: ${which}` };
}

const ERROR_SEVERITY = 0;

async function validate(glb: Uint8Array): Promise<Pick<AssetReport, "validator" | "issues">> {
  const { issues } = await validateBytes(glb, {
    maxIssues: 200,
    writeTimestamp: false,
    externalResourceFunction: () => Promise.reject(new Error("nothing is loaded from outside")),
  });
  const unknown = issues.messages.filter(isSplatAttribute).length;
  return {
    validator: { errors: issues.numErrors - unknown, warnings: issues.numWarnings, infos: issues.numInfos },
    issues: issues.messages
      .filter((message) => message.severity === ERROR_SEVERITY && !isSplatAttribute(message))
      .slice(0, MAX_VALIDATOR_ISSUES)
      .map(({ code, message, pointer }) => ({
        severity: "error",
        code: `validator-${code.toLowerCase().replaceAll("_", "-")}`,
        message: `${message.slice(0, 200)}${pointer ? ` (${pointer.slice(0, 80)})` : ""}`,
      })),
  };
}

/** The validator is older than `KHR_gaussian_splatting` and takes its attributes for mistakes. */
function isSplatAttribute({ code, pointer = "" }: { code: string; pointer?: string }): boolean {
  return (
    code === "MESH_PRIMITIVE_INVALID_ATTRIBUTE" &&
    Object.values(SPLAT_ATTRIBUTES).some((name) => pointer.endsWith(`/attributes/${name}`))
  );
}
