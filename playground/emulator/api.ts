import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyOf, DiscordError, invalidForm, notFound, unauthorized } from "./discord-error.ts";
import { type Faults, faultResponse, rateLimitResponse } from "./faults.ts";
import { type DescribedRequest, loadOpenApi } from "./openapi-check.ts";
import type { RateLimits } from "./rate-limits.ts";
import type { RecordedRequest, UploadedFile } from "./types.ts";
import type { UploadedFiles } from "./uploads.ts";
import type { World } from "./world.ts";

/** A request after its body was read. */
export interface Call extends DescribedRequest {
  /** Below `/api/v10`. */
  path: string;
  files: UploadedFiles;
}

export type ApiEnv = { Variables: { call: Call } };
export type Api = Hono<ApiEnv>;
export type ApiContext = Context<ApiEnv>;

const PREFIX = "/api/v10";
/** Where the token in the path is proof enough. */
const OPEN_ROUTES = /^\/(interactions\/[^/]+|webhooks\/[^/]+)\/[^/]+/;

/**
 * What happens to each request before and after its route: it is read, authenticated, made to fail if so scripted,
 * counted, held against Discord's description, and recorded with what came of it.
 */
export function createApi(
  world: World,
  { faults, rateLimits, requests }: { faults: Faults; rateLimits: RateLimits; requests: RecordedRequest[] },
): Api {
  const api: Api = new Hono<ApiEnv>();
  const openApi = loadOpenApi();
  // The one request with a deadline is not to wait for us.
  openApi.prepare("POST", "/interactions/{interaction_id}/{interaction_token}/callback");

  const record: MiddlewareHandler<ApiEnv> = async (context, next) => {
    const call = await readCall(context, (method, path) => openApi.routeOf(method, path) ?? path);
    context.set("call", call);
    const { method, path, body } = call;
    const request: RecordedRequest = { method, path, status: 0, body, atMs: world.clock.now() };
    requests.push(request);
    await next();
    request.status = context.res.status;
  };

  const fail: MiddlewareHandler<ApiEnv> = async (context, next) => {
    const { method, path } = context.var.call;
    const fault = faults.take(method, path);
    if (fault !== undefined && !fault.isApplied) return faultResponse(fault);
    await next();
    if (fault === undefined) return;
    // Hono merges the headers of a replaced answer unless it is cleared first.
    context.res = undefined;
    context.res = faultResponse(fault);
  };

  const limit: MiddlewareHandler<ApiEnv> = async (context, next) => {
    const { body, ...call } = context.var.call;
    const isRename = call.method === "PATCH" && call.route === "/channels/{channel_id}" && hasName(body);
    const { headers, refusal } = rateLimits.take({ ...call, isRename });
    if (refusal !== undefined) return rateLimitResponse(refusal, headers);
    await next();
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
  };

  const check: MiddlewareHandler<ApiEnv> = async (context, next) => {
    const { call } = context.var;
    if (!OPEN_ROUTES.test(call.path) && context.req.header("authorization") !== `Bot ${world.token}`)
      throw unauthorized();
    if (openApi.routeOf(call.method, call.path) === undefined)
      throw notFound("this route is not in Discord's description");
    const problems = openApi.problemsOfRequest(call);
    if (problems.length > 0) throw invalidForm(problems);
    await next();
  };

  api.use(`${PREFIX}/*`, record, fail, limit, check);
  api.notFound((context) => {
    if (context.var.call === undefined) return new Response("404: Not Found", { status: 404 });
    return refuse(context.var.call, notFound("this route is not part of the local Discord"));
  });
  api.onError((error, context) => {
    if (!(error instanceof DiscordError)) throw error;
    return refuse(context.var.call, error);
  });

  function refuse({ method, route, body }: Call, error: DiscordError): Response {
    for (const problem of error.problems) world.violations.push({ method, route, problem, body });
    return Response.json(bodyOf(error), { status: error.status });
  }
  return api;
}

/** The path routes are declared under. */
export function below<Path extends string>(path: Path): `${typeof PREFIX}${Path}` {
  return `${PREFIX}${path}`;
}

async function readCall(
  context: ApiContext,
  routeOf: (method: string, path: string) => string,
): Promise<Call> {
  const { req } = context;
  const path = decodeURI(req.path.slice(PREFIX.length)).replace("%40original", "@original");
  const mediaType = req.header("content-type")?.split(";")[0] ?? "";
  const base = { method: req.method, path, route: routeOf(req.method, path), mediaType, query: req.query() };
  if (mediaType === "multipart/form-data") return { ...base, ...(await readForm(context)) };
  const text = await req.text();
  return { ...base, body: text === "" ? undefined : parseJson(text), files: new Map() };
}

async function readForm({ req }: ApiContext): Promise<{ body: unknown; files: UploadedFiles }> {
  const form = await req.formData();
  const files = new Map<number, UploadedFile>();
  for (const [name, value] of form.entries()) {
    const number = /^files\[(\d+)\]$/.exec(name)?.[1];
    if (number === undefined || typeof value === "string") continue;
    const bytes = new Uint8Array(await value.arrayBuffer());
    files.set(Number(number), { filename: value.name, bytes, contentType: value.type });
  }
  const payload = form.get("payload_json");
  return { body: typeof payload === "string" ? parseJson(payload) : {}, files };
}

/** What is no JSON counts as no body, which the description then misses. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function hasName(body: unknown): boolean {
  return typeof body === "object" && body !== null && "name" in body;
}
