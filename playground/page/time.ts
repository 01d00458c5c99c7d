/** First millisecond of 2015, from which Discord's ids count. */
const DISCORD_EPOCH_MS = 1_420_070_400_000n;

/** When the thing with this id was made; every id carries it. */
export function snowflakeTimeMs(id: string): number {
  return /^\d+$/.test(id) ? Number((BigInt(id) >> 22n) + DISCORD_EPOCH_MS) : 0;
}

const clockTime = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const dayAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** "14:02" today, date and time otherwise. */
export function formatMessageTime(timeMs: number): string {
  const isToday = new Date(timeMs).toDateString() === new Date().toDateString();
  return isToday ? clockTime.format(timeMs) : dayAndTime.format(timeMs);
}

export function formatFullTime(timeMs: number): string {
  return dayAndTime.format(timeMs);
}

const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};

const SPANS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/** A `<t:seconds:style>` mark as Discord's styles define it; `R` is relative to now. */
export function formatTimeMark(unixSeconds: number, style: string, nowMs: number): string {
  if (style !== "R")
    return new Intl.DateTimeFormat(undefined, STYLES[style] ?? STYLES.f).format(unixSeconds * 1000);
  const difference = unixSeconds - nowMs / 1000;
  const [unit, seconds] = SPANS.find(([, span]) => Math.abs(difference) >= span) ?? (["second", 1] as const);
  return new Intl.RelativeTimeFormat(undefined, { numeric: "auto" }).format(
    Math.round(difference / seconds),
    unit,
  );
}
