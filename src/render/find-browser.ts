import { existsSync } from "node:fs";
import puppeteer from "puppeteer";
import { VernissageError } from "../core/errors.ts";

/** Where Linux distributions and macOS put a browser; the headless shell first, it starts and draws faster. */
const USUAL_PATHS: readonly string[] = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chrome-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * Path of a Chromium-family browser: `browserPath` if given, else the first of `usualPaths` that exists, else the one
 * Puppeteer downloaded. Throws `browser-missing` if there is none; a given path that does not exist is an error too,
 * never silently replaced.
 */
export function findBrowser(options: { browserPath?: string; usualPaths?: readonly string[] } = {}): string {
  const { browserPath, usualPaths = [...USUAL_PATHS, ...downloadedPaths()] } = options;
  const candidates = browserPath === undefined ? usualPaths : [browserPath];
  const found = candidates.find((path) => existsSync(path));
  if (found) return found;
  throw new VernissageError({
    code: "browser-missing",
    message:
      browserPath === undefined
        ? "No Chromium or Chrome found. Run ./scripts/bootstrap, or name one in BROWSER_PATH."
        : `There is no browser at ${browserPath}. Correct BROWSER_PATH or run ./scripts/bootstrap.`,
    userMessage:
      "Pictures can't be made because this bot has no browser. Whoever runs it can mend that with ./scripts/bootstrap.",
    party: "operator",
  });
}

function downloadedPaths(): string[] {
  return ([{ headless: "shell" }, { headless: true }] as const).flatMap((options) => {
    try {
      return [puppeteer.executablePath(options)];
    } catch {
      // Puppeteer throws where it knows no path for this machine; then there is none to try.
      return [];
    }
  });
}
