import type { OpeningBox } from "../geometry/outline.ts";
import { addBar, rectangle } from "../geometry/solids.ts";
import { extrude, subdividePath } from "../geometry/sweep.ts";
import type { Placement } from "../geometry/vector.ts";
import { type RoomBuilder, surfaceOf } from "./room-builder.ts";

const SHAFT_METRES = 0.55;

/** A skylight over the middle of the room, in the ceiling's own coordinates. */
export function skylightBox({ layout }: RoomBuilder): OpeningBox {
  const { widthMetres, lengthMetres } = layout.room;
  const width = Math.min(widthMetres * 0.4, 4.5);
  const height = Math.min(lengthMetres * 0.5, 14);
  return { left: (widthMetres - width) / 2, bottom: (lengthMetres - height) / 2, width, height };
}

/** Shaft and glazing bars above an opening in a ceiling. */
export function buildSkylight(builder: RoomBuilder, placement: Placement, box: OpeningBox): void {
  const { palette } = builder;
  const shaft = surfaceOf(builder, "skylight", { role: "skylight" }, palette.ceiling);
  const path = rectangle(box.left, box.bottom, box.width, box.height);
  extrude(shaft, subdividePath(path, true, builder.detail.pieceMetres), true, -SHAFT_METRES, 0, placement);
  const bars = surfaceOf(builder, "skylight", { role: "skylight" }, palette.joinery);
  const bar = (left: number, right: number, bottom: number, top: number, width: number) =>
    addBar(bars, placement, {
      left: left - width / 2,
      right: right + width / 2,
      bottom: bottom - width / 2,
      top: top + width / 2,
      from: -SHAFT_METRES,
      to: -SHAFT_METRES + 0.07,
    });
  const [right, top] = [box.left + box.width, box.bottom + box.height];
  const across = Math.max(2, Math.round(box.width / 0.9));
  const along = Math.max(2, Math.round(box.height / 1.1));
  for (let i = 0; i <= across; i++) {
    const u = box.left + (i / across) * box.width;
    bar(u, u, box.bottom, top, 0.05);
  }
  for (let i = 0; i <= along; i++) {
    const v = box.bottom + (i / along) * box.height;
    bar(box.left, right, v, v, 0.05);
  }
}
