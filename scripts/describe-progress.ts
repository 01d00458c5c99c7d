import type { RunEvent } from "../src/core/events.ts";

/** An event as one line for a terminal; `undefined` for those that say nothing to a person. */
export function describeProgress(event: RunEvent): string | undefined {
  switch (event.type) {
    case "state-changed":
      return event.to;
    case "plan-set":
      return `plan: ${event.state.plan.title} (${event.state.plan.style} ${event.state.plan.room.kind}, ${event.state.plan.exhibits.length} works)`;
    case "space-call-started":
      return `→ ${event.space}${event.endpoint}${event.makes ? ` for ${event.makes}` : ""}`;
    case "space-call-ended":
      return event.error
        ? `✗ ${event.space}${event.endpoint}: ${event.error.message}`
        : `← ${event.space}${event.endpoint}${event.makes ? ` for ${event.makes}` : ""} in ${(event.durationMs / 1000).toFixed(1)} s`;
    case "asset-inspected":
      return `${event.report.isValid ? "✓" : "✗"} ${event.makes ?? "GLB"}: ${event.report.triangles.toLocaleString("en")} triangles, ${event.report.validator.errors} errors`;
    case "asset-pictured":
      return event.issue && `${event.issue.severity === "error" ? "✗" : "!"} ${event.issue.message}`;
    case "run-ended":
      return event.state;
    default:
      return undefined;
  }
}
