import { addRod, bead, lathe } from "../geometry/solids.ts";
import { addPiece, type Surface } from "../geometry/surface.ts";
import { placementAt, type Vec2, type Vec3 } from "../geometry/vector.ts";
import { type RoomBuilder, surfaceOf } from "./room-builder.ts";

/** Hanging lamps along the axis; returns where their light comes from. */
export function buildHangingLamps(builder: RoomBuilder): Vec3[] {
  const { layout, spec, palette } = builder;
  const { lengthMetres, heightMetres, skylight, ceiling, kind } = layout.room;
  if (!spec.chandelier || heightMetres < 3.1 || skylight) return [];
  const count = kind === "rotunda" ? 1 : Math.max(1, Math.min(5, Math.round(lengthMetres / 6.5)));
  const drop = Math.min(heightMetres - 2.75, heightMetres * 0.26);
  const metal = surfaceOf(
    builder,
    "chandeliers",
    { role: "lamp" },
    spec.accent ? palette.accent : palette.dark,
  );
  const glow = surfaceOf(builder, "chandeliers", { role: "lamp" }, palette.glow);
  const isDomed = kind === "rotunda" && ceiling.kind !== "flat" && ceiling.kind !== "beamed";
  const top = ceiling.kind === "vaulted" || isDomed ? heightMetres : layout.springMetres;
  return Array.from({ length: count }, (_, i): Vec3 => {
    const z = kind === "rotunda" ? 0 : ((i + 0.5) / count - 0.5) * lengthMetres;
    const y = heightMetres - drop;
    addRod(metal, [0, y + 0.1, z], [0, top, z], 0.012, 6);
    if (spec.chandelier === "crystal") addCrystal(builder, metal, glow, [0, y, z]);
    if (spec.chandelier === "lantern") addRing(metal, glow, [0, y, z]);
    if (spec.chandelier === "disc") addDiscs(builder, metal, glow, [0, y, z]);
    if (spec.chandelier === "pendant") addPendant(builder, metal, glow, [0, y, z]);
    return [0, y - 0.1, z];
  });
}

function addCrystal(builder: RoomBuilder, metal: Surface, glow: Surface, [x, y, z]: Vec3): void {
  const { detail } = builder;
  const body: Vec2[] = [
    [0.002, -0.3],
    [0.05, -0.27],
    [0.03, -0.22],
    [0.07, -0.14],
    [0.09, -0.08],
    [0.04, -0.02],
    [0.03, 0.1],
    [0.06, 0.16],
    [0.02, 0.22],
    [0.012, 0.3],
  ];
  addPiece(metal, lathe(body, Math.round(detail.latheSegments * 0.7)), placementAt([x, y, z]));
  const flame = lathe(
    [
      [0.004, 0],
      [0.013, 0.02],
      [0.011, 0.045],
      [0.001, 0.075],
    ],
    8,
  );
  const candle = lathe(
    [
      [0.03, 0],
      [0.034, 0.014],
      [0.012, 0.018],
      [0.011, 0.09],
      [0.001, 0.092],
    ],
    8,
  );
  for (const [arms, radius, rise] of [
    [10, 0.46, 0],
    [6, 0.27, 0.24],
  ] as const) {
    for (let i = 0; i < arms; i++) {
      const angle = (i / arms) * Math.PI * 2;
      const at = (r: number, h: number): Vec3 => [
        x + Math.cos(angle) * r,
        y + rise + h,
        z + Math.sin(angle) * r,
      ];
      const bend = Array.from({ length: 7 }, (_, k): Vec3 => {
        const t = k / 6;
        return at(0.03 + t * (radius - 0.03), -0.12 * Math.sin(t * Math.PI) + 0.06 * t * t);
      });
      for (let k = 0; k < 6; k++) addRod(metal, bend[k]!, bend[k + 1]!, 0.008, 5);
      addPiece(metal, candle, placementAt(at(radius, 0.06)));
      addPiece(glow, flame, placementAt(at(radius, 0.15)));
      if (detail.hasOrnament) {
        for (let k = 1; k <= 4; k++)
          addPiece(
            glow,
            lathe(
              [
                [0.001, -0.012],
                [0.008, 0],
                [0.001, 0.012],
              ],
              5,
            ),
            placementAt(at(radius - 0.01, 0.03 - k * 0.03)),
          );
      }
    }
  }
}

function addRing(metal: Surface, glow: Surface, [x, y, z]: Vec3): void {
  const [radius, parts] = [0.55, 24];
  const at = (i: number, h: number): Vec3 => [
    x + Math.cos((i / parts) * Math.PI * 2) * radius,
    y + h,
    z + Math.sin((i / parts) * Math.PI * 2) * radius,
  ];
  for (let i = 0; i < parts; i++) {
    addRod(metal, at(i, 0), at(i + 1, 0), 0.018, 6);
    if (i % 3 === 0) {
      addPiece(
        metal,
        lathe(
          [
            [0.035, 0],
            [0.04, 0.015],
            [0.014, 0.02],
            [0.014, 0.12],
            [0.001, 0.12],
          ],
          8,
        ),
        placementAt(at(i, 0.01)),
      );
      addPiece(
        glow,
        lathe(
          [
            [0.005, 0],
            [0.015, 0.025],
            [0.012, 0.05],
            [0.001, 0.085],
          ],
          8,
        ),
        placementAt(at(i, 0.13)),
      );
    }
    if (i % 6 === 0) addRod(metal, at(i, 0), [x, y + 0.75, z], 0.008, 5);
  }
}

function addDiscs(builder: RoomBuilder, metal: Surface, glow: Surface, [x, y, z]: Vec3): void {
  const sides = builder.detail.latheSegments;
  [0.46, 0.34, 0.22].forEach((radius, i) => {
    const low = y - 0.14 + i * 0.11 * -1 + 0.2;
    addPiece(
      glow,
      lathe(
        [
          [0.001, 0],
          [radius - 0.02, 0],
          [radius - 0.01, 0.015],
          [radius - 0.01, 0.05],
        ],
        sides,
      ),
      placementAt([x, low, z]),
    );
    addPiece(
      metal,
      lathe(
        [
          [radius - 0.01, 0.05],
          [radius, 0.05],
          [radius + 0.008, 0.06],
          [radius + 0.008, 0.075],
          [0.01, 0.078],
        ],
        sides,
      ),
      placementAt([x, low, z]),
    );
  });
}

function addPendant(builder: RoomBuilder, metal: Surface, glow: Surface, [x, y, z]: Vec3): void {
  const sides = builder.detail.latheSegments;
  const shade: Vec2[] = [
    [0.3, -0.1],
    [0.29, -0.05],
    [0.2, 0.06],
    [0.08, 0.13],
    [0.05, 0.16],
    [0.05, 0.24],
    [0.012, 0.26],
  ];
  addPiece(metal, lathe(shade, sides), placementAt([x, y, z]));
  addPiece(
    metal,
    lathe(
      [
        [0.05, 0.12],
        [0.19, 0.055],
        [0.285, -0.05],
        [0.3, -0.1],
      ].map(([r, h]): Vec2 => [r!, h!]),
      sides,
    ),
    placementAt([x, y, z]),
  );
  addPiece(glow, bead(0.06, 0.06, 0.08, 12), {
    origin: [x, y - 0.02, z],
    right: [1, 0, 0],
    up: [0, 0, 1],
    out: [0, -1, 0],
  });
}
