import type { Gallery } from "../core/gallery.ts";
import { billOf } from "../core/ledger.ts";
import type { Records } from "../core/records.ts";
import type { Run } from "../core/run.ts";
import { foldRun, newRunView } from "../core/run-view.ts";
import { isEnd } from "../core/transitions.ts";
import { billLines, billWords, forecastWords } from "./cards/cost-words.ts";
import { describePlan } from "./cards/progress-stages.ts";
import { quoteText } from "./text.ts";

/** How a gallery stands: its newest version, what is under way, and what the newest run costs. */
export async function describeStatus(
  records: Pick<Records, "runsOf" | "versionsOf" | "eventsOf">,
  gallery: Gallery,
  viewerUrl: string,
): Promise<string> {
  const runs = await records.runsOf(gallery.id);
  const version = (await records.versionsOf(gallery.id)).at(-1);
  const working = runs.filter((run) => !isEnd(run.state));
  const [newest] = runs;
  return [
    `**${quoteText(gallery.title, 100)}**`,
    version
      ? `Version ${version.number}: ${describePlan(version.plan)}. [Walk in](${viewerUrl})`
      : "No finished version yet.",
    working.length > 0
      ? `Under way: ${working.map((run) => `${run.request.kind} (${run.state})`).join(", ")}.`
      : `Nothing is under way${newest?.failure ? `; the last attempt ended with: ${newest.failure.message}` : "."}`,
    ...(newest ? await costLines(records, newest) : []),
  ].join("\n");
}

async function costLines(records: Pick<Records, "eventsOf">, run: Run): Promise<string[]> {
  const view = (await records.eventsOf(run.id)).reduce(foldRun, newRunView(run.createdAtMs));
  const bill = billOf(view);
  const words = billWords(bill);
  return [
    ...(view.forecast?.lines.length ? [`-# ${forecastWords(view.forecast)}`] : []),
    ...(words ? [`-# ${isEnd(run.state) ? "Spent on the last attempt" : "Spent so far"}: ${words}`] : []),
    ...billLines(bill).map((line) => `-# • ${line}`),
  ];
}
