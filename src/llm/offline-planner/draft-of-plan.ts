import type { GalleryPlan, PlanDraft } from "../../core/plan.ts";
import type { ArtifactRef } from "../../core/tool.ts";

/** A plan written out as a draft that completes to the very same plan: nothing left to be filled in. */
export function draftOf(plan: GalleryPlan, made: Readonly<Record<string, ArtifactRef>>): PlanDraft {
  const { title, style, room, exhibits, promises } = plan;
  const surface = <T extends { colour?: string | undefined }>({ colour, ...rest }: T) => ({
    ...rest,
    ...(colour && { colour }),
  });
  return {
    title,
    style,
    room: { ...room, floor: surface(room.floor), walls: surface(room.walls), ceiling: surface(room.ceiling) },
    exhibits: exhibits.map(({ seed: _, ...exhibit }) => ({
      ...exhibit,
      ...(exhibit.kind === "picture" && made[exhibit.id] && { artifact: made[exhibit.id] }),
    })),
    promises: [...promises],
  };
}
