import { readdirSync, readFileSync } from "node:fs";

const SAMPLE_MS = 100;
const MEGABYTE = 1_048_576;
/** Of `/proc/<pid>/stat` after the name in parentheses: state, then the parent. */
const PARENT_FIELD = 1;

export interface MemoryWatch {
  /** Most megabytes held at once between two times of `Date.now()`. */
  peakMegabytes(fromMs: number, toMs: number): number;
  stop(): void;
}

/** Watches the resident memory of this process and all it started, on Linux; shared pages count for each. */
export function watchMemory(): MemoryWatch {
  const samples: { atMs: number; megabytes: number }[] = [];
  const timer = setInterval(
    () => samples.push({ atMs: Date.now(), megabytes: residentMegabytes() }),
    SAMPLE_MS,
  );
  return {
    peakMegabytes: (fromMs, toMs) =>
      Math.round(
        Math.max(
          0,
          ...samples
            .filter(({ atMs }) => atMs >= fromMs && atMs <= toMs + SAMPLE_MS)
            .map(({ megabytes }) => megabytes),
        ),
      ),
    stop: () => clearInterval(timer),
  };
}

function residentMegabytes(): number {
  const parents = new Map<number, number>();
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const stat = read(`/proc/${pid}/stat`);
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    parents.set(Number(pid), Number(fields[PARENT_FIELD]));
  }
  const isOurs = (pid: number): boolean => {
    const parent = parents.get(pid);
    return pid === process.pid || (parent !== undefined && parent > 0 && isOurs(parent));
  };
  return [...parents.keys()]
    .filter(isOurs)
    .map((pid) => Number(/VmRSS:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) * 1024)
    .reduce((sum, bytes) => sum + bytes / MEGABYTE, 0);
}

/** Processes end between being listed and being read. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
