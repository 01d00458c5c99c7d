/**
 * As `fetch`, but what an endpoint says is wrong always stands under `error`, where the client looks for it, and comes
 * with the status of an error. vLLM says it at the top level, FastAPI under `detail`, and some gateways and local
 * servers with status 200.
 */
export async function fetchErrors(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init);
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  // A stream is passed on as it comes.
  if (response.ok && !isJson) return response;
  const text = await response.text();
  const body = parseObject(text);
  const isError = !response.ok || (body?.error !== undefined && body.error !== null && !body.choices);
  const status = response.ok && isError ? statusIn(body?.error) : response.status;
  const said = isError && body ? JSON.stringify({ error: errorIn(body) }) : text;
  // The body has been read and decoded.
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) headers.delete(name);
  return new Response(said, { status, headers });
}

function errorIn(body: Record<string, unknown>): unknown {
  const error = body.error ?? body.detail ?? body;
  return typeof error === "object" && !Array.isArray(error) ? error : { message: textOf(error) };
}

function textOf(error: unknown): string {
  return typeof error === "string" ? error : JSON.stringify(error);
}

/** What the body says, or that of a gateway behind which something broke. */
function statusIn(error: unknown): number {
  const code = Number((error as { code?: unknown } | undefined)?.code);
  return Number.isInteger(code) && code >= 400 && code < 600 ? code : 502;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
