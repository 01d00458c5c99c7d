import { quoteText } from "../untrusted-text.ts";

/**
 * What a Space's `agents.md` says, as far as it could be read. All of it is a stranger's text to be quoted; addresses
 * in it are never asked, since the Hub says where a Space is and its `/info` what it offers.
 */
export interface AgentsMd {
  /** What the Space does, in the Hub's words. */
  description?: string;
  schemaUrl?: string;
  /** How calls are to be made: Gradio's `/call` with a list, `/call/v2` with names, or its queue. */
  callForm?: "call" | "call-v2" | "queue";
  takesFiles: boolean;
  /** The remark on whose account pays. */
  auth?: string;
}

/** The real ones have about ten lines. */
const MAX_CHARACTERS = 20_000;
const MAX_LINE_CHARACTERS = 600;

/** Reads any of the known variants, and whatever else comes: what is not understood is left out. */
export function readAgentsMd(text: string): AgentsMd {
  const lines = text
    .slice(0, MAX_CHARACTERS)
    .split(/\r?\n/)
    .map((line) => quoteText(line.replace(/^[\s#>*-]+/, ""), MAX_LINE_CHARACTERS))
    .filter(Boolean);
  const after = (label: RegExp) => {
    const line = lines.find((one) => label.test(one));
    return line?.replace(label, "").trim();
  };
  const opening = after(/^to use this (?:application|space|app)\b/i);
  // “(owner/name: what it does):”; the description may hold brackets of its own.
  const description = /^\(\s*[^\s:()]+\s*:\s*(.+?)\s*\)?\s*:?$/.exec(opening ?? "")?.[1];
  const schema = after(/^api schema\b[^:]*:/i);
  const schemaUrl = /\bhttps:\/\/[^\s<>"')]+/.exec(schema ?? "")?.[0];
  const auth = after(/^auth(?:entication|orization)?\b[^:]*:/i);
  const callForm = callFormOf(lines);
  return {
    ...(description && { description: quoteText(description, 200) }),
    ...(schemaUrl && { schemaUrl: schemaUrl.slice(0, 300) }),
    ...(callForm && { callForm }),
    takesFiles: lines.some((line) => /^file inputs?\b/i.test(line)),
    ...(auth && { auth: quoteText(auth, 200) }),
  };
}

function callFormOf(lines: readonly string[]): AgentsMd["callForm"] {
  const post = lines.filter((line) => /\bPOST\b/.test(line));
  if (post.some((line) => line.includes("/queue/join"))) return "queue";
  if (post.some((line) => line.includes("/call/v2/"))) return "call-v2";
  return post.some((line) => line.includes("/call/")) ? "call" : undefined;
}
