import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // They need programs that are not ours: `npm run test:slow`.
    exclude: [...configDefaults.exclude, "test/slow/**"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Each file may start servers and browsers of its own; two at a time fit the smallest machine we support.
    maxWorkers: 2,
    // A real browser on a busy machine may miss a beat. What fails twice has failed.
    retry: 1,
  },
});
