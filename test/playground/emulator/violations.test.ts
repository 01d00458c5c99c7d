import { once } from "node:events";
import { Events } from "discord.js";
import { describe, expect, test } from "vitest";
import { connectBot, request, startEmulator } from "./connect-bot.ts";

const V2 = 1 << 15;
const text = (content: string) => ({ type: 10, content });
const button = (customId: string, more: object = {}) => ({
  type: 2,
  style: 1,
  label: "x",
  custom_id: customId,
  ...more,
});
const row = (...components: object[]) => ({ type: 1, components });
const dawn = { label: "Dawn", value: "dawn" };
const select = (more: object) => ({ type: 3, custom_id: "light", options: [dawn], ...more });
const embed = { description: "x".repeat(4000) };

function form(files: Uint8Array[]): FormData {
  const body = new FormData();
  body.set("payload_json", "{}");
  files.forEach(
    (bytes, number) => void body.set(`files[${number}]`, new Blob([bytes.slice()]), `${number}.bin`),
  );
  return body;
}

describe("the local Discord notes as a violation", () => {
  test.each<[string, unknown, RegExp]>([
    ["content over 4000 characters", { content: "x".repeat(4001) }, /content must NOT have more than 4000/],
    ["content of 2001 to 4000 characters", { content: "x".repeat(2001) }, /2001 characters/],
    ["embeds over 6000 characters together", { embeds: [embed, embed] }, /8000 characters/],
    ["an empty message", { content: " " }, /empty/],
    ["a body that is no object", [], /must be object/],
    ["an unknown key", { content: "x", colour: "red" }, /colour is unknown/],
    [
      "a custom_id used twice",
      { components: [row(button("a"), button("a"))] },
      /custom_id a is used more than once/,
    ],
    ["Components V2 without the flag", { components: [text("x")] }, /IS_COMPONENTS_V2/],
    ["Components V2 with content", { flags: V2, content: "x", components: [text("x")] }, /content, embeds/],
    [
      "a link button with a custom_id",
      { components: [row(button("a", { style: 5, url: "https://a.b" }))] },
      /link/,
    ],
    [
      "more than 40 components over all levels",
      { flags: V2, components: Array.from({ length: 21 }, (_, index) => row(button(`${index}`))) },
      /42 components in total/,
    ],
    [
      "more than 4000 characters in text displays",
      { flags: V2, components: [text("x".repeat(2500)), text("y".repeat(2500))] },
      /5000 characters/,
    ],
    [
      "a file nobody uploaded",
      { flags: V2, components: [{ type: 13, file: { url: "attachment://a.glb" } }] },
      /names no file/,
    ],
    [
      "a picture in an embed nobody uploaded",
      { embeds: [{ image: { url: "attachment://a.png" } }] },
      /names no file/,
    ],
    [
      "a component id used twice",
      { components: [row(button("a", { id: 7 }), button("b", { id: 7 }))] },
      /id 7 is used/,
    ],
    ["a button beside a select", { components: [row(button("a"), select({}))] }, /buttons or one select/],
    ["a value offered twice", { components: [row(select({ options: [dawn, dawn] }))] }, /dawn is used twice/],
    ["more to choose than there is", { components: [row(select({ max_values: 3 }))] }, /max_values is 3/],
    [
      "a button with nothing on it",
      { components: [row(button("a", { label: undefined }))] },
      /neither label nor emoji/,
    ],
    [
      "an attachment that is no file of it",
      { content: "x", attachments: [{ id: "5" }] },
      /attachments name 5/,
    ],
    ["a reply to nothing", { content: "x", message_reference: { message_id: "5" } }, /no message 5/],
    ["a button outside a row", { components: [button("a")] }, /components/],
    ["a file over 10 MiB", form([new Uint8Array(10 * 1024 * 1024 + 1)]), /10485761 bytes/],
    [
      "uploads over 25 MiB together",
      form([9, 9, 9].map((mebibytes) => new Uint8Array(mebibytes * 1024 * 1024))),
      /28311552 bytes/,
    ],
  ])("a message with %s", async (_name, body, problem) => {
    const emulator = await startEmulator();
    const { status } = await request(emulator, "POST", `/channels/${emulator.channelId}/messages`, body);
    expect([400, 413]).toContain(status);
    expect(emulator.violations.map(({ problem: found }) => found).join("\n")).toMatch(problem);
    expect(emulator.messages(emulator.channelId)).toEqual([]);
    expect(() => emulator.assertNoViolations()).toThrow("POST /channels/{channel_id}/messages");
  });

  test.each<[string, object[], RegExp]>([
    ["upper case", [{ name: "Gallery", description: "x" }], /lower case/],
    ["no description", [{ name: "gallery" }], /no description/],
    [
      "a name used twice",
      [
        { name: "a", description: "x" },
        { name: "a", description: "x" },
      ],
      /there twice/,
    ],
    [
      "a required option after an optional one",
      [
        {
          name: "a",
          description: "x",
          options: [
            { type: 3, name: "b", description: "x" },
            { type: 3, name: "c", description: "x", required: true },
          ],
        },
      ],
      /required options come first/,
    ],
    [
      "choices and autocomplete",
      [
        {
          name: "a",
          description: "x",
          options: [
            {
              type: 3,
              name: "b",
              description: "x",
              autocomplete: true,
              choices: [{ name: "c", value: "c" }],
            },
          ],
        },
      ],
      /choices and autocomplete/,
    ],
    [
      "more than 8000 characters",
      [
        {
          name: "a",
          description: "x",
          options: Array.from({ length: 25 }, (_, option) => ({
            type: 3,
            name: `b${option}`,
            description: "x",
            choices: Array.from({ length: 4 }, (_, choice) => ({
              name: `${choice}`,
              value: `${choice}`.padEnd(99),
            })),
          })),
        },
      ],
      /8000 are allowed/,
    ],
  ])("commands with %s", async (_name, commands, problem) => {
    const emulator = await startEmulator();
    const path = `/applications/${emulator.applicationId}/commands`;
    expect((await request(emulator, "PUT", path, commands)).status).toBe(400);
    expect(emulator.violations[0]?.problem).toMatch(problem);
    expect(emulator.commands()).toEqual([]);
  });

  test("a modal with more than five components, and an answer of the wrong kind", async () => {
    const { emulator, bot } = await connectBot();
    const { applicationId, channelId } = emulator;
    await request(emulator, "PUT", `/applications/${applicationId}/commands`, [
      { name: "a", description: "x" },
    ]);
    const started = once(bot, Events.InteractionCreate);
    const outcome = emulator.useCommand({ channelId, name: "a" });
    const [{ id, token }] = await started;
    const answer = (body: object) => request(emulator, "POST", `/interactions/${id}/${token}/callback`, body);
    const components = Array.from({ length: 6 }, () => text("x"));
    expect((await answer({ type: 9, data: { custom_id: "m", title: "M", components } })).status).toBe(400);
    expect((await answer({ type: 7, data: { content: "x" } })).status).toBe(400);
    expect((await answer({ type: 5, data: { flags: V2 } })).status).toBe(400);
    expect((await answer({ type: 4, data: { content: "x", colour: "red" } })).status).toBe(400);
    expect(emulator.violations.map(({ problem }) => problem)).toEqual([
      "6 components in the modal; 5 are allowed",
      "an interaction of type 2 cannot be answered with type 7",
      "a deferred answer may have the EPHEMERAL flag only",
      "body.data: colour is unknown",
    ]);
    expect((await answer({ type: 4, data: { content: "x" } })).status).toBe(204);
    expect((await outcome).kind).toBe("message");
  });

  test("routes it does not have, unknown query keys and edits that leave nothing", async () => {
    const emulator = await startEmulator();
    const messages = `/channels/${emulator.channelId}/messages`;
    expect((await request(emulator, "GET", "/sticker-packs")).status).toBe(404);
    expect((await request(emulator, "GET", "/paintings")).status).toBe(404);
    expect((await request(emulator, "GET", `${messages}?limit=101`)).status).toBe(400);
    expect((await request(emulator, "GET", `${messages}?size=1`)).status).toBe(400);
    const { body } = await request(emulator, "POST", messages, { content: "x" });
    expect((await request(emulator, "PATCH", `${messages}/${body.id}`, { content: "" })).body.code).toBe(
      50006,
    );
    const turned = { flags: V2, components: [text("x")] };
    expect((await request(emulator, "PATCH", `${messages}/${body.id}`, turned)).status).toBe(400);
    expect(
      (await request(emulator, "PATCH", `${messages}/${body.id}`, { ...turned, content: null })).status,
    ).toBe(200);
    expect(emulator.violations.map(({ problem }) => problem)).toEqual([
      "this route is not part of the local Discord",
      "this route is not in Discord's description",
      expect.stringContaining("limit must be <= 100"),
      "query: size is unknown",
      "the message is empty",
      "a message that turns to Components V2 has to give up its content and embeds",
    ]);
  });

  test("but not a request that is refused for the state of things", async () => {
    const emulator = await startEmulator();
    const { status, body } = await request(emulator, "GET", `/channels/${emulator.channelId}/messages/1`);
    expect({ status, body }).toEqual({ status: 404, body: { code: 10008, message: "Unknown Message" } });
    const answer = await fetch(`${emulator.apiUrl}/v10/users/@me`);
    expect(answer.status).toBe(401);
    emulator.assertNoViolations();
  });
});
