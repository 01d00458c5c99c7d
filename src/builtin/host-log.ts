/** Where the host tells what happened: an event's name, kebab-case, and its fields. */
export type HostLog = (level: "info" | "warn" | "error", event: string, fields: object) => void;
