import type { Bill, Forecast } from "../../core/ledger.ts";
import { type GpuQuota, isBuiltin } from "../../core/space.ts";
import { spaceLabel } from "../space-id.ts";
import { formatCount, formatDuration, formatPlural } from "../text.ts";

/** "Expected: 13 Space calls, about 240 s of GPU time (1,800 s left until 14:00), about 2 min." */
export function forecastWords({ lines, gpuSeconds, durationMs, quota }: Forecast): string {
  const calls = lines.reduce((sum, line) => sum + line.calls, 0);
  const isBuiltinOnly = lines.every(({ space }) => isBuiltin(space));
  const what = isBuiltinOnly
    ? `${formatPlural(calls, "call")} to built-in Spaces, nothing to pay`
    : `${formatPlural(calls, "Space call")}, ${gpuForecast(gpuSeconds, quota)}`;
  return `Expected: ${what}${durationMs === undefined ? "" : `, about ${formatDuration(roughly(durationMs))}`}.`;
}

/** "15 Space calls · 95 GPU s · 12,400 tokens"; empty if nothing was called or asked. */
export function billWords(bill: Bill): string {
  const { failedCalls, gpuSeconds, lines } = bill;
  const calls = lines.reduce((sum, line) => sum + line.calls, 0);
  const tokens = bill.inputTokens + bill.outputTokens;
  return [
    ...(calls > 0 ? [formatPlural(calls, "Space call"), gpuCharged(gpuSeconds)] : []),
    ...(failedCalls > 0 ? [`${formatPlural(failedCalls, "call")} failed`] : []),
    ...(tokens > 0 ? [formatPlural(tokens, "token")] : []),
  ].join(" · ");
}

/** What each Space did: "FLUX.1-schnell 9 calls, 95 GPU s" */
export function billLines({ lines }: Bill): string[] {
  return lines.map(({ space, calls, gpuSeconds }) =>
    [
      `${spaceLabel(space)} ${formatPlural(calls, "call")}`,
      ...(gpuSeconds > 0 ? [gpuCharged(gpuSeconds)] : []),
    ].join(", "),
  );
}

function gpuForecast(gpuSeconds: number, quota: GpuQuota | undefined): string {
  if (gpuSeconds === 0) return "no GPU time";
  const left = quota && quotaWords(quota);
  return `about ${formatCount(Math.round(gpuSeconds))} s of GPU time${left ? ` (${left})` : ""}`;
}

function quotaWords({ secondsLeft, runsLeft, resetsAtMs }: GpuQuota): string {
  const left = [
    ...(secondsLeft === undefined ? [] : [`${formatCount(Math.max(0, Math.floor(secondsLeft)))} s`]),
    ...(runsLeft === undefined ? [] : [formatPlural(runsLeft, "run")]),
  ];
  if (left.length === 0) return "";
  const until = resetsAtMs === undefined ? "" : ` until <t:${Math.floor(resetsAtMs / 1000)}:t>`;
  return `${left.join(" and ")} left${until}`;
}

function gpuCharged(seconds: number): string {
  return `${formatCount(Math.round(seconds))} GPU s`;
}

/** To 5 s below a minute, to 30 s above: a guess should not look like a measurement. */
function roughly(ms: number): number {
  const step = ms < 60_000 ? 5_000 : 30_000;
  return Math.max(1, Math.round(ms / step)) * step;
}
