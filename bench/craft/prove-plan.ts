import { parentPort } from "node:worker_threads";
import { makeGallery } from "../../test/builtin/random-plans/make-gallery.ts";
import { type Proof, proveGallery } from "../../test/builtin/random-plans/prove-gallery.ts";
import { randomPlan } from "../../test/builtin/random-plans/random-plan.ts";

/** What came of a plan: its proof, or why there is no gallery. */
export interface Proved {
  seed: number;
  what: string;
  proof?: Proof;
  failure?: string;
}

/** A thread that is sent seeds and answers each with what came of its plan. */
parentPort?.on("message", async (seed: number) => {
  const plan = randomPlan(seed);
  const { style, room, exhibits } = plan;
  const what = `${style} ${room.kind} with ${exhibits.length} works`;
  const answer: Proved = await makeGallery(plan, "high")
    .then((glb) => proveGallery(plan, glb))
    .then(
      (proof) => ({ seed, what, proof }),
      (error: unknown) => ({ seed, what, failure: String(error) }),
    );
  parentPort?.postMessage(answer);
});
