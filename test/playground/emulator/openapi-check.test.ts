import { once } from "node:events";
import { Events } from "discord.js";
import { expect, test } from "vitest";
import { loadOpenApi } from "../../../playground/emulator/openapi-check.ts";
import { connectBot, request } from "./connect-bot.ts";

test("the local Discord answers as Discord's own description says", async () => {
  const { emulator, bot } = await connectBot();
  const { applicationId, guildId, channelId, memberId } = emulator;
  const openApi = loadOpenApi();
  const problems: string[] = [];
  const checked = new Set<string>();
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await request(emulator, method, path, body);
    const route = openApi.routeOf(method, path.split("?")[0]!)!;
    checked.add(`${method} ${route}`);
    problems.push(
      ...openApi.problemsOfResponse({ method, route, ...answer }).map((one) => `${method} ${route}: ${one}`),
    );
    return answer.body;
  };

  await call("GET", "/gateway");
  await call("GET", "/gateway/bot");
  await call("GET", "/users/@me");
  await call("GET", `/users/${memberId}`);
  await call("GET", `/guilds/${guildId}`);
  await call("GET", `/guilds/${guildId}/channels`);
  await call("GET", `/guilds/${guildId}/members/${memberId}`);
  const option = { type: 3, name: "prompt", description: "What", required: true, max_length: 100 };
  const command = { name: "gallery", description: "Galleries", options: [option] };
  await call("PUT", `/applications/${applicationId}/commands`, [command]);
  await call("GET", `/applications/${applicationId}/commands`);
  await call("POST", `/applications/${applicationId}/guilds/${guildId}/commands`, {
    ...command,
    name: "local",
  });

  const messages = `/channels/${channelId}/messages`;
  const body = new FormData();
  body.set("files[0]", new Blob(["pixels"], { type: "image/png" }), "a.png");
  const gallery = { type: 12, items: [{ media: { url: "attachment://a.png" }, description: "A hall" }] };
  const section = {
    type: 9,
    components: [{ type: 10, content: "Salon" }],
    accessory: { type: 11, media: { url: "attachment://a.png" } },
  };
  const options = [{ label: "Dawn", value: "dawn" }];
  const row = { type: 1, components: [{ type: 3, custom_id: "light", options }] };
  const file = { type: 13, file: { url: "attachment://a.png" } };
  const container = { type: 17, components: [section, gallery, { type: 14 }, file, row] };
  const attachments = [{ id: "0", filename: "a.png", description: "A hall" }];
  body.set("payload_json", JSON.stringify({ flags: 1 << 15, components: [container], attachments }));
  await call("POST", messages, body);
  const embeds = [{ title: "Salon", image: { url: "https://example.com/a.png" } }];
  const { id } = await call("POST", messages, { content: "hi", embeds, nonce: "1" });
  await call("PUT", `${messages}/${id}/reactions/${encodeURIComponent("👍")}/@me`);
  await call("PATCH", `${messages}/${id}`, { content: `<@${memberId}>` });
  await call("POST", messages, { content: "a reply", message_reference: { message_id: id } });
  await call("POST", `${messages}/${id}/threads`, { name: "Salon" });
  await call("GET", `${messages}/${id}`);
  await call("GET", messages);
  await call("GET", `${messages}/${id}/reactions/${encodeURIComponent("👍")}`);
  await call("GET", `/channels/${channelId}`);
  await call("GET", `/channels/${id}`);
  await call("PATCH", `/channels/${id}`, { archived: false });
  await call("PUT", `/channels/${id}/thread-members/${memberId}`);
  await call("GET", `/channels/${id}/thread-members`);
  await call("GET", `/guilds/${guildId}/threads/active`);
  await call("POST", `/channels/${id}/typing`);
  await call("POST", `/channels/${channelId}/threads`, { name: "Another", type: 11 });

  const started = once(bot, Events.InteractionCreate);
  const used = emulator.useCommand({ channelId, name: "gallery", options: { prompt: "x" } });
  const [interaction] = await started;
  const callback = `/interactions/${interaction.id}/${interaction.token}/callback?with_response=true`;
  await call("POST", callback, { type: 5 });
  await used;
  const webhook = `/webhooks/${applicationId}/${interaction.token}`;
  await call("PATCH", `${webhook}/messages/@original`, { content: "done" });
  await call("GET", `${webhook}/messages/@original`);
  await call("POST", webhook, { content: "psst", flags: 64 });
  await call("DELETE", `${webhook}/messages/@original`);
  await call("DELETE", `${messages}/${id}`);

  expect(problems).toEqual([]);
  expect(checked.size).toBeGreaterThan(25);
  emulator.assertNoViolations();
});
