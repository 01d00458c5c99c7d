import { defineConfig } from "vitest/config";

/** What needs a program that is not ours: `npm run test:slow`. */
export default defineConfig({
  test: { include: ["test/slow/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 180_000 },
});
