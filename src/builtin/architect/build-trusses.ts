import { addBar, addRod } from "../geometry/solids.ts";
import { addQuad } from "../geometry/surface.ts";
import { type Placement, place, type Vec3 } from "../geometry/vector.ts";
import { type RoomBuilder, surfaceOf } from "./room-builder.ts";

/** Flat steel lattice girders across the room and a round air duct along it. */
export function buildTrusses(builder: RoomBuilder): void {
  const { layout, palette, detail } = builder;
  const steel = surfaceOf(builder, "trusses", { role: "ceiling" }, palette.trim);
  const { widthMetres, lengthMetres } = layout.room;
  const top = layout.springMetres;
  const depth = Math.min(0.7, top * 0.16);
  const count = Math.max(2, Math.round(lengthMetres / 2.8));
  for (let i = 0; i < count; i++) {
    const z = ((i + 0.5) / count - 0.5) * lengthMetres;
    const side: Placement = {
      origin: [-widthMetres / 2, top, z],
      right: [1, 0, 0],
      up: [0, 1, 0],
      out: [0, 0, 1],
    };
    const chord = (v: number) => {
      for (const turned of [side, flipped(side, widthMetres)]) {
        addBar(steel, turned, { left: 0, right: widthMetres, bottom: v, top: v + 0.1, from: 0, to: 0.05 });
      }
      addShelf(steel, side, widthMetres, v);
    };
    chord(-0.1);
    chord(-depth);
    const panels = Math.max(4, Math.round(widthMetres / (depth * 1.3)));
    for (let p = 0; p < panels; p++) {
      const [u0, u1, u2] = [p, p + 0.5, p + 1].map((k) => (k / panels) * widthMetres);
      const [a, b, c] = [
        place(side, u0!, -0.06, 0),
        place(side, u1!, -depth + 0.05, 0),
        place(side, u2!, -0.06, 0),
      ];
      addRod(steel, a, b, 0.022, 6);
      addRod(steel, b, c, 0.022, 6);
    }
  }
  const duct = surfaceOf(builder, "duct", { role: "prop" }, palette.accent);
  const [x, y] = [widthMetres * 0.27, top - depth - 0.32];
  if (y < 2.6) return;
  const parts = Math.max(2, Math.round(lengthMetres / 1.5));
  for (let i = 0; i < parts; i++) {
    const [from, to] = [i, i + 1].map((k): Vec3 => [x, y, (k / parts - 0.5) * (lengthMetres - 0.02)]);
    addRod(duct, from!, to!, 0.24, detail.latheSegments);
    addRod(duct, [x, y, to![2] - 0.03], [x, y, to![2]], 0.255, detail.latheSegments);
  }
}

function flipped(side: Placement, width: number): Placement {
  return { origin: place(side, width, 0, 0), right: [-1, 0, 0], up: side.up, out: [0, 0, -1] };
}

/** The level flange of a T-section. */
function addShelf(steel: Parameters<typeof addQuad>[0], side: Placement, width: number, v: number): void {
  const y = side.origin[1] + v;
  const [x0, x1, z] = [side.origin[0], side.origin[0] + width, side.origin[2]];
  addQuad(steel, [x0, y, z - 0.09], [x1, y, z - 0.09], [x1, y, z + 0.09], [x0, y, z + 0.09]);
  addQuad(
    steel,
    [x0, y + 0.012, z + 0.09],
    [x1, y + 0.012, z + 0.09],
    [x1, y + 0.012, z - 0.09],
    [x0, y + 0.012, z - 0.09],
  );
}
