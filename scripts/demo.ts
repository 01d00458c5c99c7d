import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { pino } from "pino";
import { createPlaygroundServer } from "../playground/page-server.ts";
import { startPlayground } from "../playground/start-playground.ts";
import { toVernissageError, VernissageError } from "../src/core/errors.ts";
import { makeOnce } from "./make-once.ts";

const PLAYGROUND_PAGE = fileURLToPath(new URL("../dist/playground", import.meta.url));
const USAGE = `Usage:
  ./scripts/demo [--port 4170]                   the playground, until Ctrl+C
  ./scripts/demo --once "<prompt>" --out DIR     one gallery, written to DIR`;

try {
  const { values } = parseArgs({
    options: {
      once: { type: "string" },
      out: { type: "string" },
      port: { type: "string", default: "4170" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) console.log(USAGE);
  else if (values.once !== undefined) {
    if (!values.out) throw usageError("--out is missing: the folder to write the gallery to.");
    await makeOnce({ prompt: values.once, directory: values.out });
  } else await openPlayground(portOf(values.port));
  process.exit(0);
} catch (thrown) {
  const error = toVernissageError(
    (thrown as NodeJS.ErrnoException).code?.startsWith("ERR_PARSE_ARGS")
      ? usageError(String((thrown as Error).message))
      : thrown,
  );
  console.error(`✗ ${error.userMessage}`);
  if (error.code === "unexpected") console.error(thrown);
  process.exit(1);
}

async function openPlayground(port: number): Promise<void> {
  const logger = pino({ level: "warn" }, pino.destination(2));
  console.error("· Starting the local Discord, the bot and the viewer");
  const playground = await startPlayground({ logger });
  playground.emulator.addMember({ name: "Another visitor" });
  try {
    const page = await createPlaygroundServer({
      emulator: playground.emulator,
      pageDirectory: PLAYGROUND_PAGE,
      port,
    });
    console.log(`\n  Open ${page.url}\n\n  Type /gallery create and a sentence. Ctrl+C stops.`);
    await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
    console.error("\n· Stopping");
    await page.close();
  } finally {
    await playground.stop();
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw usageError(`--port ${text}: expected a number from 0 to 65535.`);
}

function usageError(problem: string): VernissageError {
  return new VernissageError({
    code: "usage",
    message: problem,
    userMessage: `${problem}\n${USAGE}`,
    party: "operator",
  });
}
