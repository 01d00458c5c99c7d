import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readConfig } from "../src/config.ts";
import type { VernissageError } from "../src/core/errors.ts";

const ENOUGH = { DISCORD_TOKEN: "x".repeat(70), DISCORD_APPLICATION_ID: "12345678901234567" };

function problemsOf(variables: Record<string, string>): string {
  try {
    readConfig(variables);
  } catch (error) {
    return (error as VernissageError).userMessage;
  }
  return "";
}

test("two variables are enough", () => {
  const config = readConfig(ENOUGH);
  expect(config.viewer).toEqual({ host: "127.0.0.1", port: 8080 });
  expect(config.openAi).toBeUndefined();
  expect(config.discord.withMessageContent).toBe(true);
});

test("remote Spaces are off until wanted, and then carry what the operator allows", () => {
  expect(readConfig(ENOUGH).remoteSpaces).toBeUndefined();
  const { remoteSpaces } = readConfig({
    ...ENOUGH,
    REMOTE_SPACES: "true",
    ALLOWED_SPACES: "a/b, c/d.e",
    TERRITORY: "FR",
  });
  expect(remoteSpaces).toEqual({
    hubUrl: "https://huggingface.co",
    allowed: ["a/b", "c/d.e"],
    isNonCommercialAllowed: false,
    territory: "FR",
  });
});

test.each([
  ["nothing", {}, undefined],
  [
    "OpenAI's key and a model",
    { OPENAI_API_KEY: "sk-1", OPENAI_MODEL: "gpt-5" },
    ["https://api.openai.com/v1", "gpt-5", "sk-1"],
  ],
  [
    "a server of one's own, without a key",
    { OPENAI_BASE_URL: "http://127.0.0.1:11434/v1", OPENAI_MODEL: "qwen3" },
    ["http://127.0.0.1:11434/v1", "qwen3", "none"],
  ],
  [
    "only a Hub token",
    { HF_TOKEN: "hf_x" },
    ["https://router.huggingface.co/v1", "openai/gpt-oss-120b", "hf_x"],
  ],
  [
    "a Hub token and a model",
    { HF_TOKEN: "hf_x", OPENAI_MODEL: "Qwen/Qwen3" },
    ["https://router.huggingface.co/v1", "Qwen/Qwen3", "hf_x"],
  ],
  ["the offline planner by name", { HF_TOKEN: "hf_x", OPENAI_MODEL: "offline" }, undefined],
])("with %s the model is chosen accordingly", (_, variables, expected) => {
  const { openAi } = readConfig({ ...ENOUGH, ...variables });
  expect(openAi && [openAi.baseUrl, openAi.model, openAi.apiKey]).toEqual(expected);
});

test("an empty environment names every missing variable at once, with what is expected", () => {
  const problems = problemsOf({});
  expect(problems).toMatch(/DISCORD_TOKEN: expected the bot's token/);
  expect(problems).toMatch(/DISCORD_APPLICATION_ID: expected the application's id/);
});

test.each([
  [{ DISCORD_APPLICATION_ID: "abc" }, /DISCORD_APPLICATION_ID: expected .* 17 to 20 digits/],
  [{ VIEWER_PORT: "99999" }, /VIEWER_PORT: expected a number from 1 to 65535/],
  [{ VIEWER_PORT: "many" }, /VIEWER_PORT: expected a number from 1 to 65535/],
  [{ VIEWER_PUBLIC_URL: "galleries" }, /VIEWER_PUBLIC_URL: expected an address such as https/],
  [{ DISCORD_MESSAGE_CONTENT: "yes" }, /DISCORD_MESSAGE_CONTENT: expected true or false/],
  [{ HF_TOKEN: "abc" }, /HF_TOKEN: expected a Hugging Face token/],
  [{ ALLOWED_SPACES: "one,a/b", REMOTE_SPACES: "true" }, /ALLOWED_SPACES: expected Spaces as owner\/name/],
  [{ ALLOWED_SPACES: "a/b" }, /ALLOWED_SPACES: has no effect unless REMOTE_SPACES is true/],
  [{ TERRITORY: "France" }, /TERRITORY: expected a country as two capital letters/],
  [{ GPU_SECONDS_PER_DAY: "lots" }, /GPU_SECONDS_PER_DAY: expected a number of seconds/],
  [{ LOG_LEVEL: "loud" }, /LOG_LEVEL: expected debug, info/],
  [{ OPENAI_API_KEY: "sk-1" }, /OPENAI_MODEL: expected a model's name/],
])("%o is refused by name", (wrong, message) => {
  expect(problemsOf({ ...ENOUGH, ...wrong })).toMatch(message);
});

test("every mistake is listed, not only the first", () => {
  const problems = problemsOf({ VIEWER_PORT: "0", LOG_LEVEL: "loud", OPENAI_API_KEY: "sk-1" });
  for (const name of ["DISCORD_TOKEN", "VIEWER_PORT", "LOG_LEVEL", "OPENAI_MODEL"])
    expect(problems).toContain(name);
});

test("an empty value means none, and slashes at the end of an address do not matter", () => {
  const config = readConfig({ ...ENOUGH, OPENAI_API_KEY: "", VIEWER_PUBLIC_URL: "https://a.example/x//" });
  expect(config.openAi).toBeUndefined();
  expect(config.viewer.publicUrl).toBe("https://a.example/x");
});

test(".env.example names exactly the variables that are read", () => {
  const example = readFileSync(new URL("../.env.example", import.meta.url), "utf8");
  const source = readFileSync(new URL("../src/config.ts", import.meta.url), "utf8");
  const named = [...example.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]).sort();
  const read = [...source.matchAll(/^ {2}([A-Z_]+):/gm)].map((match) => match[1]).sort();
  expect(named).toEqual(read);
});
