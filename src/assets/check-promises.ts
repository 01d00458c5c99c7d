import type { AssetReport, ScenePart } from "../core/asset.ts";
import type { Promise_ } from "../core/plan.ts";

export interface PromiseOutcome {
  text: string;
  check: string;
  kept: boolean;
  /** What the GLB shows, in words: "3 arched windows". */
  found: string;
}

/** A curve of so many heights cannot be told from a true arch; a pointed head needs fewer to be one. */
const CURVED_HEAD_SEGMENTS = 8;
const POINTED_HEAD_SEGMENTS = 4;
const STRAIGHT_HEAD_SEGMENTS = 2;

/**
 * Holds promises against what a GLB shows. A claim in a part's extras counts only with evidence: geometry or a splat for
 * anything, a picture for a painting, a head of the right form for a window.
 */
export function checkPromises(promises: readonly Promise_[], report: AssetReport): PromiseOutcome[] {
  return promises.map(({ text, check }) => ({ text, check, ...hold(check, report) }));
}

function hold(check: string, report: AssetReport): { kept: boolean; found: string } {
  const [, subject = "", comparison = "", wanted = ""] = /^([a-z-]+?)(>=|=)([a-z0-9-]+)$/.exec(check) ?? [];
  const parts = report.parts.filter(({ triangles, gaussians = 0 }) => triangles + gaussians > 0);
  const counted = COUNTED[subject];
  if (counted && /^\d+$/.test(wanted)) {
    const count = distinct(parts.filter(counted.matches));
    const number = Number(wanted);
    const noun = count === 1 ? counted.noun : (counted.plural ?? `${counted.noun}s`);
    return { kept: comparison === ">=" ? count >= number : count === number, found: `${count} ${noun}` };
  }
  const named = comparison === "=" ? NAMED[subject] : undefined;
  return named ? named(wanted, parts, report) : { kept: false, found: "cannot be checked" };
}

/** Two parts of one exhibit are one work. */
function distinct(parts: readonly ScenePart[]): number {
  return new Set(parts.map((part) => part.exhibit ?? part)).size;
}

const isPainting = (part: ScenePart) => part.role === "painting" && part.texturePx > 0;
const hasHead = (shape: string, isRight: (segments: number) => boolean) => (part: ScenePart) =>
  part.role === "window" && part.shape === shape && isRight(part.headSegments ?? 0);

const COUNTED: Readonly<
  Record<string, { noun: string; plural?: string; matches: (part: ScenePart) => boolean }>
> = {
  paintings: { noun: "painting", matches: isPainting },
  sculptures: { noun: "sculpture", matches: ({ role }) => role === "sculpture" },
  benches: { noun: "bench", plural: "benches", matches: ({ role }) => role === "bench" },
  stairs: { noun: "flight of stairs", plural: "flights of stairs", matches: ({ role }) => role === "stairs" },
  ropes: { noun: "rope", matches: ({ role }) => role === "rope" },
  skylights: { noun: "skylight", matches: ({ role }) => role === "skylight" },
  windows: { noun: "window", matches: ({ role }) => role === "window" },
  "arched-windows": {
    noun: "arched window",
    matches: hasHead("arched", (segments) => segments >= CURVED_HEAD_SEGMENTS),
  },
  "round-windows": {
    noun: "round window",
    matches: hasHead("round", (segments) => segments >= CURVED_HEAD_SEGMENTS),
  },
  "pointed-windows": {
    noun: "pointed window",
    matches: hasHead("pointed", (segments) => segments >= POINTED_HEAD_SEGMENTS),
  },
  "rectangular-windows": {
    noun: "rectangular window",
    matches: hasHead("rectangular", (segments) => segments >= 1 && segments <= STRAIGHT_HEAD_SEGMENTS),
  },
};

type Check = (
  wanted: string,
  parts: readonly ScenePart[],
  report: AssetReport,
) => { kept: boolean; found: string };

/** A surface is of a material if all its parts that name one name this; a threshold or skirting may name none. */
const surface =
  (role: ScenePart["role"]): Check =>
  (wanted, parts) => {
    const surfaces = parts.filter((part) => part.role === role);
    const materials = [...new Set(surfaces.flatMap(({ material }) => material ?? []))];
    if (materials.length === 0) return { kept: false, found: `no ${role} of a named material` };
    return {
      kept: materials.length === 1 && materials[0] === wanted,
      found: `${role} of ${materials.join(", ")}`,
    };
  };

const NAMED: Readonly<Record<string, Check>> = {
  floor: surface("floor"),
  walls: surface("wall"),
  ceiling: surface("ceiling"),
  style: (wanted, _parts, { scene }) => ({
    kept: scene?.style === wanted,
    found: scene ? `style ${scene.style}` : "no style named",
  }),
  movement: (wanted, parts) => {
    const paintings = parts.filter(isPainting);
    const count = distinct(paintings.filter(({ movement }) => movement === wanted));
    const all = distinct(paintings);
    return { kept: count > 0 && count * 2 >= all, found: `${count} of ${all} paintings are ${wanted}` };
  },
};
