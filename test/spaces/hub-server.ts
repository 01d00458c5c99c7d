import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A Space as the Hub lists it. */
export interface HubSpace {
  id: string;
  /** Where its app is: usually a loopback Gradio server. Without it the Space has none. */
  url?: string;
  title?: string;
  description?: string;
  /** `gradio` unless said. */
  sdk?: string;
  /** `RUNNING` unless said. */
  stage?: string;
  hardware?: string | null;
  likes?: number;
  createdAt?: string;
  lastModified?: string;
  licence?: string;
  /** The deployed commit. */
  revision?: string;
  /** 0 to 1; otherwise the share of the question's words that its title and description have. */
  relevance?: number;
  agentsMd?: string;
  /** Laid over its entry in every answer: for shapes only the real Hub would think of. */
  raw?: Record<string, unknown>;
}

/** As the Hub words it. */
export interface HubQuota {
  base: number;
  current: number;
  resetsAt?: string | null;
  overquotaUsed?: number;
  runs?: { used: number; limit: number; remaining: number; resetsAt?: string };
}

export type HubHandler = (request: IncomingMessage, response: ServerResponse) => unknown;

export interface HubServer {
  url: string;
  /** In order, with what was sent along. */
  requests: { method: string; path: string; query: URLSearchParams; headers: IncomingHttpHeaders }[];
  /** Replaces or adds one. */
  setSpace(space: HubSpace): void;
  setQuota(quota: HubQuota | undefined): void;
  /** From now on each API answer counts down from `remaining`, and at 0 the answer is 429. */
  setRateLimit(limit: { remaining: number; resetSeconds: number } | undefined): void;
  /** Answers paths that end so in another way, until told `undefined`. */
  intercept(path: string, handler: HubHandler | undefined): void;
  close(): Promise<void>;
}

/** Ways a Hub can fail, for `intercept`. */
export const hubFaults = {
  status:
    (status: number, headers: Record<string, string> = {}): HubHandler =>
    (_, response) =>
      response.writeHead(status, headers).end("<html>Sorry</html>"),
  garbage: (): HubHandler => (_, response) =>
    response.writeHead(200, { "content-type": "application/json" }).end("<html>Sorry</html>"),
  /** Never answers. */
  silence: (): HubHandler => () => undefined,
  redirect:
    (to: string): HubHandler =>
    (_, response) =>
      response.writeHead(302, { location: to }).end(),
  /** Writes until nobody reads any more. */
  endless: (): HubHandler => (_, response) => {
    const chunk = Buffer.alloc(64 * 1024, " ");
    const write = () => {
      while (!response.destroyed && response.write(chunk));
    };
    response.writeHead(200, { "content-type": "application/json" });
    response.on("drain", write);
    write();
  },
};

/** A Hub on a real socket: search, Space info, host, quota, agents.md and rate-limit headers. */
export async function startHubServer(
  options: { spaces?: readonly HubSpace[]; quota?: HubQuota } = {},
): Promise<HubServer> {
  const spaces = new Map((options.spaces ?? []).map((space) => [space.id, space]));
  const interceptors = new Map<string, HubHandler>();
  let quota = options.quota;
  let rateLimit: { remaining: number; resetSeconds: number } | undefined;
  const server: HubServer = {
    url: "",
    requests: [],
    setSpace: (space) => void spaces.set(space.id, space),
    setQuota: (next) => {
      quota = next;
    },
    setRateLimit: (next) => {
      rateLimit = next && { ...next };
    },
    intercept: (path, handler) =>
      void (handler ? interceptors.set(path, handler) : interceptors.delete(path)),
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };

  /** What the Hub answers to a path, as JSON or text; `undefined` for what it does not know. */
  function answer(path: string, query: URLSearchParams, headers: IncomingHttpHeaders): unknown {
    if (path === "/api/spaces/semantic-search") return search([...spaces.values()], query);
    if (path === "/api/spaces/zero-gpu/quota") return headers.authorization ? quota : undefined;
    if (path === "/api/spaces") {
      const words = query.get("search")?.toLowerCase() ?? "";
      const limit = Number(query.get("limit") ?? 100);
      return [...spaces.values()]
        .filter(({ id }) => id.toLowerCase().includes(words))
        .slice(0, limit)
        .map((space) => listing(space));
    }
    const [, id, part] = /^\/(?:api\/)?spaces\/([^/]+\/[^/]+)(\/[^/]+)?$/.exec(path) ?? [];
    const space = spaces.get(decodeURIComponent(id ?? ""));
    if (!space) return undefined;
    if (!path.startsWith("/api/")) return part === "/agents.md" ? space.agentsMd : undefined;
    if (part === undefined) return details(space);
    if (part !== "/host" || !space.url) return undefined;
    return { subdomain: space.id.replace("/", "-").toLowerCase(), host: space.url };
  }

  const http = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", server.url);
    server.requests.push({
      method: request.method ?? "",
      path: pathname,
      query: searchParams,
      headers: request.headers,
    });
    const intercepted = [...interceptors].find(([path]) => pathname.endsWith(path))?.[1];
    if (intercepted) return intercepted(request, response);
    if (rateLimit && pathname.startsWith("/api/")) {
      const isUsedUp = rateLimit.remaining <= 0;
      rateLimit.remaining = Math.max(0, rateLimit.remaining - 1);
      response.setHeader("ratelimit", `"api";r=${rateLimit.remaining};t=${rateLimit.resetSeconds}`);
      response.setHeader("ratelimit-policy", '"fixed window";"api";q=500;w=300');
      if (isUsedUp) return response.writeHead(429).end("Too Many Requests");
    }
    const body = answer(pathname, searchParams, request.headers);
    if (body === undefined) response.writeHead(404).end(JSON.stringify({ error: "Repository not found" }));
    else if (typeof body === "string") response.writeHead(200, { "content-type": "text/plain" }).end(body);
    else response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  server.url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return server;
}

function search(spaces: readonly HubSpace[], query: URLSearchParams): unknown {
  const words = (query.get("q") ?? "").toLowerCase().match(/\w+/g) ?? [];
  const relevanceOf = ({ id, title = "", description = "", relevance }: HubSpace) => {
    const text = `${id} ${title} ${description}`.toLowerCase();
    return relevance ?? words.filter((word) => text.includes(word)).length / Math.max(1, words.length);
  };
  return spaces
    .filter(({ sdk = "gradio" }) => query.getAll("sdk").includes(sdk))
    .map((space) => ({ ...listing(space), semanticRelevancyScore: relevanceOf(space), ...space.raw }))
    .filter(({ semanticRelevancyScore }) => semanticRelevancyScore > 0)
    .sort((one, other) => other.semanticRelevancyScore - one.semanticRelevancyScore);
}

/** An entry of a list of Spaces. */
function listing(space: HubSpace) {
  return {
    id: space.id,
    author: space.id.split("/")[0],
    title: space.title ?? space.id.split("/")[1],
    sdk: space.sdk ?? "gradio",
    likes: space.likes ?? 0,
    private: false,
    tags: ["gradio"],
    createdAt: space.createdAt ?? "2026-01-01T00:00:00.000Z",
    lastModified: space.lastModified ?? "2026-06-01T00:00:00.000Z",
    ai_short_description: space.description,
    trendingScore: 1.5,
    runtime: runtimeOf(space),
    ...space.raw,
  };
}

function details(space: HubSpace) {
  const { title, ai_short_description, ...listed } = listing(space);
  return {
    ...listed,
    sha: "0".repeat(40),
    cardData: { title, short_description: ai_short_description, license: space.licence },
    ...space.raw,
  };
}

function runtimeOf(space: HubSpace) {
  return {
    stage: space.stage ?? "RUNNING",
    hardware: { current: space.hardware ?? null, requested: space.hardware ?? null },
    replicas: { current: 1, requested: "auto" },
    sha: space.revision ?? "1".repeat(40),
  };
}
