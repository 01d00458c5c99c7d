import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const FOLDERS = ["src", "commands", "web", "playground", "scripts", "bench"];
const files = FOLDERS.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: ROOT })).map((path) => ({
  path,
  text: readFileSync(join(ROOT, path), "utf8"),
}));

/** Static imports and exports with a source, imports for effect, dynamic imports. */
const IMPORT =
  /^\s*(?:import|export)\b[^;"']*?\bfrom\s*"([^"]+)"|^import\s+"([^"]+)"|\bimport\("([^"]+)"\)/gm;
/** What the server and its page agree on: types only, so nothing of the server reaches the browser. */
const PAGE_CONTRACTS = [
  "src/viewer/page-data.ts",
  "src/viewer/viewer-gallery.ts",
  "src/render/page-protocol.ts",
];

/** Every module a file imports: relative ones as paths from the root, packages by name. */
function importsOf({ path, text }: (typeof files)[number]): string[] {
  const specifiers = [...text.matchAll(IMPORT)].map((match) => (match[1] ?? match[2] ?? match[3])!);
  return specifiers.map((specifier) =>
    specifier.startsWith(".") ? relative(ROOT, join(ROOT, dirname(path), specifier)) : packageOf(specifier),
  );
}

function packageOf(specifier: string): string {
  if (specifier.startsWith("node:")) return specifier;
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

const CAPABILITIES = [
  "agent",
  "assets",
  "builtin",
  "discord",
  "gallery",
  "intake",
  "llm",
  "render",
  "spaces",
  "store",
  "viewer",
];

describe("the house", () => {
  test("keeps every file within 250 lines", () => {
    const long = files.filter(({ text }) => text.split("\n").length > 251).map(({ path }) => path);
    expect(long).toEqual([]);
  });

  test("has no file called utils or helpers", () => {
    expect(files.map(({ path }) => path).filter((path) => /\b(utils?|helpers?)\b/.test(path))).toEqual([]);
  });

  test("lets core import nothing but core", () => {
    const strays = files
      .filter(({ path }) => path.startsWith("src/core/"))
      .flatMap((file) =>
        importsOf(file)
          .filter(
            (target) =>
              !target.startsWith("src/core/") && !["zod", "node:crypto", "ipaddr.js"].includes(target),
          )
          .map((target) => `${file.path} → ${target}`),
      );
    expect(strays).toEqual([]);
  });

  test.each(CAPABILITIES)("lets src/%s import only itself and core from the program", (folder) => {
    const strays = files
      .filter(({ path }) => path.startsWith(`src/${folder}/`))
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => /^(src|commands|playground|scripts|test)\//.test(target))
          .filter((target) => !target.startsWith(`src/${folder}/`) && !target.startsWith("src/core/"))
          .map((target) => `${file.path} → ${target}`),
      );
    expect(strays).toEqual([]);
  });

  test("lets commands see core and the command contract only", () => {
    const strays = files
      .filter(({ path }) => path.startsWith("commands/"))
      .flatMap((file) =>
        importsOf(file).filter(
          (target) =>
            target.startsWith("src/") &&
            !target.startsWith("src/core/") &&
            target !== "src/discord/command.ts",
        ),
      );
    expect(strays).toEqual([]);
  });

  test("lets browser code import from core and itself only", () => {
    const strays = files
      .filter(({ path }) => path.startsWith("web/"))
      .flatMap((file) =>
        importsOf(file)
          .filter(
            (target) =>
              /^(src|commands|playground|scripts)\//.test(target) && !target.startsWith("src/core/"),
          )
          .filter((target) => !PAGE_CONTRACTS.includes(target))
          .map((target) => `${file.path} → ${target}`),
      );
    expect(strays).toEqual([]);
  });

  test.each([
    ["@gradio/client", /^src\/spaces\/gradio\/connection\.ts$|^bench\//],
    ["openai", /^src\/llm\/openai/],
    ["puppeteer", /^src\/render\/|^scripts\//],
    ["bottleneck", /^src\/spaces\/limits\.ts$/],
    [
      "discord.js",
      /^src\/discord\/|^commands\/|^src\/assemble\.ts$|^scripts\/register-commands\.ts$|^playground\//,
    ],
    ["openworkflow", /^src\/gallery\/run-queue\.ts$/],
    ["kysely", /^src\/store\//],
  ])("uses %s in one place", (name, place) => {
    const strays = files.filter((file) => importsOf(file).includes(name) && !place.test(file.path));
    expect(strays.map(({ path }) => path)).toEqual([]);
  });

  test("reads the environment in the entry points only", () => {
    const readers = files.filter(({ text }) => /process\.env\b/.test(text)).map(({ path }) => path);
    expect(readers.filter((path) => path !== "src/main.ts" && !path.startsWith("scripts/"))).toEqual([]);
  });

  test("declares every package it imports, and imports every package it declares", () => {
    const everything = [
      ...files,
      ...globSync("test/**/*.{ts,tsx}", { cwd: ROOT }).map((path) => ({
        path,
        text: readFileSync(join(ROOT, path), "utf8"),
      })),
    ];
    const imported = new Set(
      everything
        .flatMap(importsOf)
        .filter(
          (name) => !/^(node:|src|commands|web|playground|scripts|test|bench|package\.json|\.\.)/.test(name),
        ),
    );
    const declared = new Set([
      ...Object.keys(manifest.dependencies),
      ...Object.keys(manifest.devDependencies),
    ]);
    // Tools that are run, or read by other tools, rather than imported.
    const tools = new Set([
      "node",
      "typescript",
      "@biomejs/biome",
      "@types/node",
      "@types/ws",
      "@types/three",
    ]);
    expect([...imported].filter((name) => !declared.has(name))).toEqual([]);
    // Fonts and the like are found by their package's name instead of imported.
    const isNamed = (name: string) => everything.some(({ text }) => text.includes(`"${name}`));
    expect([...declared].filter((name) => !isNamed(name) && !tools.has(name))).toEqual([]);
  });
});
