import { findBrowser } from "../src/render/find-browser.ts";

// Prints the browser that thumbnails would use; fails if there is none.
const browserPath = process.env.BROWSER_PATH;
try {
  console.log(findBrowser(browserPath ? { browserPath } : {}));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
