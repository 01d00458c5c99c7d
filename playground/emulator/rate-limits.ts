import type { Clock } from "../../src/core/clock.ts";

/** A number of requests in a window of time. */
interface Limit {
  name: string;
  requests: number;
  windowMs: number;
  /** Not announced in headers: one only learns of it by being refused. */
  isHidden?: boolean;
}

/**
 * Measured by the community for messages and webhooks; Discord publishes no numbers and may change them. The others
 * are generous guesses.
 */
const LIMITS = {
  messageCreate: { name: "message-create", requests: 5, windowMs: 5_000 },
  messageEdit: { name: "message-edit", requests: 5, windowMs: 5_000 },
  webhook: { name: "webhook", requests: 5, windowMs: 2_000 },
  reaction: { name: "reaction", requests: 4, windowMs: 1_000 },
  rename: { name: "rename", requests: 2, windowMs: 600_000, isHidden: true },
} as const satisfies Record<string, Limit>;
const OTHER = { requests: 20, windowMs: 1_000 };
/** Of the bot over all routes but interactions and webhooks. */
const GLOBAL: Limit = { name: "global", requests: 50, windowMs: 1_000 };

export interface RateLimitAnswer {
  headers: Record<string, string>;
  /** Set if the request is refused. */
  refusal?: { retryAfterSeconds: number; isGlobal: boolean };
}

export interface RateLimits {
  /** Counts a request. `path` is below `/api/v10`; `isRename` marks a change of a channel's name. */
  take(request: { method: string; route: string; path: string; isRename: boolean }): RateLimitAnswer;
}

/** Buckets as Discord's: by route and by the channel, webhook or server in the path. */
export function createRateLimits(clock: Clock): RateLimits {
  const windows = new Map<string, { taken: number; endsAtMs: number }>();

  function count(limit: Limit, key: string) {
    const nowMs = clock.now();
    const id = `${limit.name} ${key}`;
    let window = windows.get(id);
    if (window === undefined || window.endsAtMs <= nowMs) {
      window = { taken: 0, endsAtMs: nowMs + limit.windowMs };
      windows.set(id, window);
    }
    const isOver = window.taken >= limit.requests;
    if (!isOver) window.taken += 1;
    return {
      isOver,
      remaining: limit.requests - window.taken,
      resetAfterSeconds: (window.endsAtMs - nowMs) / 1000,
      resetSeconds: window.endsAtMs / 1000,
    };
  }

  return {
    take({ method, route, path, isRename }) {
      const isInteraction = /^\/(interactions|webhooks)\//.test(path);
      const overall = isInteraction ? undefined : count(GLOBAL, "");
      if (overall?.isOver)
        return {
          headers: { "x-ratelimit-global": "true", "x-ratelimit-scope": "global" },
          refusal: { retryAfterSeconds: overall.resetAfterSeconds, isGlobal: true },
        };
      const limit = limitOf(method, route);
      // Webhooks and interactions are told apart by their token too.
      const major = path
        .split("/")
        .slice(0, isInteraction ? 4 : 3)
        .join("/");
      const shown = count(limit, major);
      const hidden = isRename && !shown.isOver ? count(LIMITS.rename, major) : undefined;
      const refusing = [shown, hidden].find((taken) => taken?.isOver);
      return {
        headers: {
          "x-ratelimit-limit": String(limit.requests),
          "x-ratelimit-remaining": String(shown.remaining),
          "x-ratelimit-reset": shown.resetSeconds.toFixed(3),
          "x-ratelimit-reset-after": shown.resetAfterSeconds.toFixed(3),
          "x-ratelimit-bucket": Buffer.from(limit.name).toString("hex"),
          ...(refusing && { "x-ratelimit-scope": "user" }),
        },
        ...(refusing && { refusal: { retryAfterSeconds: refusing.resetAfterSeconds, isGlobal: false } }),
      };
    },
  };
}

function limitOf(method: string, route: string): Limit {
  if (route === "/channels/{channel_id}/messages" && method === "POST") return LIMITS.messageCreate;
  if (route === "/channels/{channel_id}/messages/{message_id}" && method === "PATCH")
    return LIMITS.messageEdit;
  if (route.startsWith("/webhooks/")) return LIMITS.webhook;
  if (route.includes("/reactions/")) return LIMITS.reaction;
  return { ...OTHER, name: `${method} ${route}` };
}
