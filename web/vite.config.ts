import { resolve } from "node:path";
import { defineConfig } from "vite";

const root = import.meta.dirname;

/** Builds what runs in a browser to `dist/web`; the servers find hashed names in its manifest. */
export default defineConfig({
  root,
  base: "/",
  publicDir: false,
  build: {
    outDir: resolve(root, "../dist/web"),
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // three.js alone is larger than the default warning.
    chunkSizeWarningLimit: 1_200,
    rolldownOptions: {
      input: {
        viewer: resolve(root, "viewer/main.ts"),
        page: resolve(root, "viewer/style.css"),
        thumbnail: resolve(root, "thumbnail/index.html"),
      },
    },
  },
});
