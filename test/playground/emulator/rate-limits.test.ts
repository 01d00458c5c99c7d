import { describe, expect, test } from "vitest";
import { createRateLimits } from "../../../playground/emulator/rate-limits.ts";
import { channelOf, connectBot, request, startEmulator } from "./connect-bot.ts";

describe("rate limits of the local Discord", () => {
  test("refuse the sixth message within five seconds, and let it pass after them", async () => {
    let nowMs = Date.now();
    const emulator = await startEmulator({ clock: { now: () => nowMs } });
    const send = () =>
      request(emulator, "POST", `/channels/${emulator.channelId}/messages`, { content: "x" });
    const remaining: (string | null)[] = [];
    for (let count = 0; count < 5; count++)
      remaining.push((await send()).headers.get("x-ratelimit-remaining"));
    expect(remaining).toEqual(["4", "3", "2", "1", "0"]);
    const refused = await send();
    expect(refused).toMatchObject({ status: 429, body: { global: false, retry_after: 5 } });
    expect(refused.headers.get("retry-after")).toBe("5");
    expect(refused.headers.get("x-ratelimit-scope")).toBe("user");
    nowMs += 5_000;
    expect((await send()).status).toBe(200);
    expect(emulator.messages(emulator.channelId)).toHaveLength(6);
    expect(emulator.violations).toEqual([]);
  });

  test("count each channel and each route alone", () => {
    const limits = createRateLimits({ now: () => 0 });
    const take = (method: string, channel: string, suffix = "") =>
      limits.take({
        method,
        route: `/channels/{channel_id}/messages${suffix && "/{message_id}"}`,
        path: `/channels/${channel}/messages${suffix}`,
        isRename: false,
      }).refusal;
    for (let count = 0; count < 5; count++) expect(take("POST", "1")).toBeUndefined();
    expect(take("POST", "1")).toEqual({ retryAfterSeconds: 5, isGlobal: false });
    expect(take("POST", "2")).toBeUndefined();
    expect(take("PATCH", "1", "/7")).toBeUndefined();
  });

  test("let a channel be renamed twice in ten minutes, without saying so before", () => {
    const limits = createRateLimits({ now: () => 0 });
    const rename = () =>
      limits.take({ method: "PATCH", route: "/channels/{channel_id}", path: "/channels/1", isRename: true });
    expect([rename(), rename(), rename()].map(({ refusal }) => refusal?.retryAfterSeconds)).toEqual([
      undefined,
      undefined,
      600,
    ]);
  });

  test("stop the bot as a whole at 50 requests a second", () => {
    const limits = createRateLimits({ now: () => 0 });
    const take = (channel: number) =>
      limits.take({
        method: "GET",
        route: "/channels/{channel_id}",
        path: `/channels/${channel}`,
        isRename: false,
      });
    for (let channel = 0; channel < 50; channel++) expect(take(channel).refusal).toBeUndefined();
    expect(take(50).refusal).toMatchObject({ isGlobal: true });
  });

  test("are waited out by discord.js, as are failures of the server", async () => {
    const { emulator, bot } = await connectBot();
    emulator.script({ path: /\/messages$/, status: 429, times: 1, retryAfterSeconds: 0.05 });
    emulator.script({ method: "POST", path: /\/messages$/, status: 502, times: 2 });
    await channelOf(bot, emulator).send("at last");
    expect(emulator.requests.slice(-4).map(({ status }) => status)).toEqual([429, 502, 502, 200]);
    expect(emulator.messages(emulator.channelId)).toHaveLength(1);
    const error = { code: 50013, message: "Missing Permissions" };
    emulator.script({ path: /\/messages$/, status: 403, times: 1, error });
    await expect(channelOf(bot, emulator).send("no")).rejects.toMatchObject({ code: 50013 });
  });
});
