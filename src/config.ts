import { resolve } from "node:path";
import { z } from "zod";
import { VernissageError } from "./core/errors.ts";

const flag = (fallback: boolean) =>
  z
    .enum(["true", "false"], { error: "expected true or false" })
    .default(fallback ? "true" : "false")
    .transform((value) => value === "true");
const count = (fallback: number, min: number, max: number) =>
  z.coerce
    .number({ error: `expected a number from ${min} to ${max}` })
    .int()
    .min(min, `expected a number from ${min} to ${max}`)
    .max(max, `expected a number from ${min} to ${max}`)
    .default(fallback);
const address = (example: string) =>
  z
    .url({ protocol: /^https?$/, error: `expected an address such as ${example}` })
    .transform((value) => value.replace(/\/+$/, ""));

/** `owner/name`, as the Hub allows them. */
const SPACE_ID = /^[\w.-]{1,96}\/[\w.-]{1,96}$/;

const environment = z.object({
  DISCORD_TOKEN: z
    .string({ error: "expected the bot's token from the developer portal (Bot → Reset Token)" })
    .min(20, "expected the bot's token, some 70 characters"),
  DISCORD_APPLICATION_ID: z
    .string({ error: "expected the application's id from the developer portal (General Information)" })
    .regex(/^\d{17,20}$/, "expected the application's id, 17 to 20 digits"),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{17,20}$/, "expected a server's id, 17 to 20 digits, or nothing")
    .optional(),
  DISCORD_MESSAGE_CONTENT: flag(true),
  VIEWER_HOST: z.string().default("127.0.0.1"),
  VIEWER_PORT: count(8080, 1, 65_535),
  VIEWER_PUBLIC_URL: address("https://galleries.example.org").optional(),
  DATA_DIRECTORY: z.string().default("data"),
  OPENAI_BASE_URL: address("https://api.openai.com/v1").optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_MODEL: z.string().optional(),
  OPENAI_MODEL_CAN_SEE: flag(true),
  REMOTE_SPACES: flag(false),
  HF_TOKEN: z.string().regex(/^hf_/, "expected a Hugging Face token, which begins with hf_").optional(),
  ALLOWED_SPACES: z
    .string()
    .transform((list) => list.split(",").map((id) => id.trim()))
    .refine(
      (ids) => ids.every((id) => SPACE_ID.test(id)),
      "expected Spaces as owner/name, separated by commas",
    )
    .default([]),
  NON_COMMERCIAL_SPACES: flag(false),
  TERRITORY: z
    .string()
    .regex(/^[A-Z]{2}$/, "expected a country as two capital letters, such as FR (ISO 3166)")
    .optional(),
  GPU_SECONDS_PER_DAY: z.coerce
    .number({ error: "expected a number of seconds" })
    .int()
    .min(1, "expected at least 1 second, or nothing")
    .optional(),
  GPU_RUNS_PER_DAY: z.coerce
    .number({ error: "expected a number of calls" })
    .int()
    .min(1, "expected at least 1 call, or nothing")
    .optional(),
  GPU_SECONDS_PER_RUN: count(1_800, 1, 100_000),
  HUB_URL: address("https://huggingface.co").default("https://huggingface.co"),
  BROWSER_PATH: z.string().optional(),
  CONCURRENT_RUNS: count(1, 1, 16),
  RUNS_PER_MEMBER: count(2, 1, 50),
  RUN_MINUTES: count(20, 1, 240),
  QUESTION_MINUTES: count(10, 1, 120),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], {
      error: "expected debug, info, warn, error or silent",
    })
    .default("info"),
});

export interface Config {
  discord: {
    token: string;
    applicationId: string;
    guildId?: string;
    withMessageContent: boolean;
    apiUrl?: string;
  };
  /** Without a public address the viewer is linked as it is reached from this machine. */
  viewer: { host: string; port: number; publicUrl?: string };
  dataDirectory: string;
  /** Absent: the offline planner plans. */
  openAi?: { baseUrl: string; apiKey: string; model: string; canSee: boolean };
  /** Absent: only the built-in Spaces. */
  remoteSpaces?: {
    hubUrl: string;
    hubToken?: string;
    /** Spaces the operator trusts beside the catalog. */
    allowed: readonly string[];
    isNonCommercialAllowed: boolean;
    /** ISO 3166; some licences exclude territories. */
    territory?: string;
    /** Of the account's GPU time, what the bot may use; absent: all of it. */
    gpuSecondsPerDay?: number;
    /** Of the account's GPU calls a day, how many the bot may make; absent: as many as it has. */
    gpuRunsPerDay?: number;
  };
  browserPath?: string;
  limits: {
    concurrentRuns: number;
    runsPerMember: number;
    runMinutes: number;
    /** How long a question waits for an answer; never more than half of a run's time. */
    questionMinutes: number;
    gpuSecondsPerRun: number;
  };
  logLevel: string;
}

/**
 * Reads the environment. Throws one `VernissageError` that lists every missing or malformed variable with what is
 * expected.
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  // An empty value in .env means the same as none.
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const parsed = environment.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  for (const name of ["OPENAI_API_KEY", "OPENAI_BASE_URL"]) {
    if (given[name] && !given.OPENAI_MODEL)
      problems.push(`OPENAI_MODEL: expected a model's name, because ${name} is set`);
  }
  if (given.ALLOWED_SPACES && given.REMOTE_SPACES !== "true") {
    problems.push("ALLOWED_SPACES: has no effect unless REMOTE_SPACES is true");
  }
  if (!parsed.success || problems.length > 0) {
    const list = problems.map((problem) => `  ${problem}`).join("\n");
    throw new VernissageError({
      code: "config-invalid",
      message: `invalid configuration:\n${list}`,
      userMessage: `These variables in .env need attention (see .env.example):\n${list}`,
      party: "operator",
    });
  }
  const env = parsed.data;
  const model = chooseModel(env);
  return {
    discord: {
      token: env.DISCORD_TOKEN,
      applicationId: env.DISCORD_APPLICATION_ID,
      withMessageContent: env.DISCORD_MESSAGE_CONTENT,
      ...(env.DISCORD_GUILD_ID && { guildId: env.DISCORD_GUILD_ID }),
    },
    viewer: {
      host: env.VIEWER_HOST,
      port: env.VIEWER_PORT,
      ...(env.VIEWER_PUBLIC_URL && { publicUrl: env.VIEWER_PUBLIC_URL }),
    },
    dataDirectory: resolve(env.DATA_DIRECTORY),
    ...(model && { openAi: model }),
    ...(env.REMOTE_SPACES && {
      remoteSpaces: {
        hubUrl: env.HUB_URL,
        allowed: env.ALLOWED_SPACES,
        isNonCommercialAllowed: env.NON_COMMERCIAL_SPACES,
        ...(env.HF_TOKEN && { hubToken: env.HF_TOKEN }),
        ...(env.TERRITORY && { territory: env.TERRITORY }),
        ...(env.GPU_SECONDS_PER_DAY && { gpuSecondsPerDay: env.GPU_SECONDS_PER_DAY }),
        ...(env.GPU_RUNS_PER_DAY && { gpuRunsPerDay: env.GPU_RUNS_PER_DAY }),
      },
    }),
    ...(env.BROWSER_PATH && { browserPath: env.BROWSER_PATH }),
    limits: {
      concurrentRuns: env.CONCURRENT_RUNS,
      runsPerMember: env.RUNS_PER_MEMBER,
      runMinutes: env.RUN_MINUTES,
      questionMinutes: env.QUESTION_MINUTES,
      gpuSecondsPerRun: env.GPU_SECONDS_PER_RUN,
    },
    logLevel: env.LOG_LEVEL,
  };
}

const OPENAI_URL = "https://api.openai.com/v1";
/** Hugging Face's own endpoint in front of many providers; it takes a Hub token as its key. */
const ROUTER_URL = "https://router.huggingface.co/v1";
/** Calls tools, has an open licence, and several of the router's providers serve it. It cannot see. */
const ROUTER_MODEL = "openai/gpt-oss-120b";
/** As `OPENAI_MODEL`: plan by rules, whatever keys there are. */
const OFFLINE = "offline";

/** The endpoint to plan with: the one that is named, else OpenAI with its key, else Hugging Face with a Hub token. */
function chooseModel(env: z.infer<typeof environment>): Config["openAi"] {
  const { OPENAI_MODEL: model, OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, HF_TOKEN: hubToken } = env;
  if (model === OFFLINE) return undefined;
  const canSee = env.OPENAI_MODEL_CAN_SEE;
  // Servers on one's own machine ask for no key; the client wants one all the same.
  if (model && baseUrl) return { baseUrl, apiKey: apiKey ?? "none", model, canSee };
  if (model && apiKey) return { baseUrl: OPENAI_URL, apiKey, model, canSee };
  if (!hubToken) return undefined;
  return {
    baseUrl: ROUTER_URL,
    apiKey: hubToken,
    model: model ?? ROUTER_MODEL,
    canSee: canSee && Boolean(model),
  };
}
