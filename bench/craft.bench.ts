import type { VersionVariant } from "../src/core/gallery.ts";
import { makeParis } from "./craft/paris.ts";
import type { Proved } from "./craft/prove-plan.ts";
import { provePlans } from "./craft/prove-plans.ts";

/**
 * The Paris gallery through the whole program, stage by stage; then galleries of random plans, held against what every
 * gallery is to be: valid, nothing over anything else, every work to be seen, closed walls.
 *
 * `npm run bench -- craft [--plans N]` takes the plans with seeds 1 to N; all 500 take about a quarter of an hour on
 * two cores.
 */
const flag = process.argv.indexOf("--plans");
const count = flag < 0 ? 500 : Math.max(0, Math.min(500, Number(process.argv[flag + 1]) || 0));

const round = (value: number) => Math.round(value * 100) / 100;
const figures = ({ triangles, sizeBytes, drawCalls, materials, gpuBytes }: VersionVariant) => ({
  triangles,
  bytes: sizeBytes,
  drawCalls,
  materials,
  gpuBytes,
});

const { parisSeconds, firstWalkableSeconds, stages, variants } = await makeParis();
for (const { name, times, seconds, peakMegabytes } of stages)
  console.log(`${name} × ${times}: ${round(seconds)} s, at most ${peakMegabytes} MB`);

const proved: Proved[] = [];
const faultsOf = ({ proof, failure }: Proved): string[] => {
  if (!proof) return [`not made: ${failure}`];
  const { triangles: _t, drawCalls: _d, validatorErrors, ...lists } = proof;
  return [
    ...(validatorErrors > 0 ? [`${validatorErrors} validator errors`] : []),
    ...Object.entries(lists).flatMap(([name, found]) =>
      found.length > 0 ? [`${name}: ${found.join("; ")}`] : [],
    ),
  ];
};
const startedAtMs = performance.now();
await provePlans(count, (one) => {
  proved.push(one);
  for (const fault of faultsOf(one)) console.log(`plan ${one.seed}, ${one.what}: ${fault}`);
  if (proved.length % 50 === 0) console.log(`${proved.length} plans proved`);
});
const most = (measure: "triangles" | "drawCalls") =>
  Math.max(0, ...proved.map(({ proof }) => proof?.[measure] ?? 0));
console.log(
  `${proved.length} plans in ${round((performance.now() - startedAtMs) / 1000)} s; before variants at most ` +
    `${most("triangles")} triangles and ${most("drawCalls")} draw calls`,
);
const total = (list: "overlaps" | "overOpening" | "hiddenWorks" | "missing" | "badSpawn" | "leaks") =>
  proved.reduce((sum, { proof }) => sum + (proof?.[list].length ?? 0), 0);
console.log(
  JSON.stringify({
    parisSeconds: round(parisSeconds),
    firstWalkableSeconds: round(firstWalkableSeconds),
    desktop: figures(variants.desktop),
    phone: figures(variants.phone),
    plans: proved.length,
    notMade: proved.filter(({ failure }) => failure !== undefined).length,
    overlaps: total("overlaps"),
    overOpening: total("overOpening"),
    hiddenWorks: total("hiddenWorks"),
    missingWorks: total("missing"),
    badSpawns: total("badSpawn"),
    lightLeaks: total("leaks"),
    validatorErrors: proved.reduce((sum, { proof }) => sum + (proof?.validatorErrors ?? 0), 0),
  }),
);
