import { readFileSync } from "node:fs";

/** Instructions for the model, one plain text file each in `prompts/`. */
export type PromptName = "system";

/** The text of a prompt, without the line break at its end. Throws if the file is missing from the installation. */
export function readPrompt(name: PromptName): string {
  return readFileSync(new URL(`./prompts/${name}.txt`, import.meta.url), "utf8").trim();
}
