import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import puppeteer, { type Browser } from "puppeteer";

/** How WebGL is drawn on a machine without a GPU. Mesa's llvmpipe is over twice as fast; SwiftShader is built in. */
export type Drawing = "llvmpipe" | "swiftshader";

const DRAWING_FLAGS: Readonly<Record<Drawing, readonly string[]>> = {
  llvmpipe: ["--use-gl=angle", "--use-angle=gl-egl", "--ignore-gpu-blocklist"],
  swiftshader: ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
};

/** The vendor file by which GLVND finds Mesa's EGL, on every architecture. */
const MESA_VENDOR_FILE = "/usr/share/glvnd/egl_vendor.d/50_mesa.json";

/** What can be tried on this machine, best first. */
export function availableDrawings(): Drawing[] {
  return existsSync(MESA_VENDOR_FILE) ? ["llvmpipe", "swiftshader"] : ["swiftshader"];
}

/**
 * Starts a headless browser that reaches no host but loopback and ends with this process, however that ends: it is
 * driven over a pipe, and the browser quits when the pipe closes.
 */
export function launchBrowser(options: { executablePath: string; drawing: Drawing }): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  return puppeteer.launch({
    executablePath: options.executablePath,
    headless: options.executablePath.includes("headless-shell") ? "shell" : true,
    pipe: true,
    // Our own process decides what a signal means; the pipe takes care of the browser.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    // Not our environment: it may hold tokens, and the browser needs none of it.
    env: { HOME: tmpdir(), PATH: "/usr/bin:/bin", LIBGL_ALWAYS_SOFTWARE: "1" },
    args: [
      ...DRAWING_FLAGS[options.drawing],
      // Chromium's sandbox refuses to run as root.
      ...(isRoot ? ["--no-sandbox"] : []),
      "--disable-dev-shm-usage",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
      "--no-proxy-server",
      "--force-color-profile=srgb",
      "--hide-scrollbars",
      "--mute-audio",
    ],
  });
}
