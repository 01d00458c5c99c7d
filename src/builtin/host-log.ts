/** Where the host tells what happened: one event name and its fields. A pino logger fits through `toHostLog`. */
export type HostLog = (level: "info" | "warn" | "error", event: string, fields: object) => void;

/** A `HostLog` that writes to a logger in pino's manner. */
export function toHostLog(
  logger: Record<"info" | "warn" | "error", (fields: object, event: string) => void>,
): HostLog {
  return (level, event, fields) => logger[level](fields, event);
}
