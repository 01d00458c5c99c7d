/** One call as a test's endpoint sees it. */
export interface TestEvent {
  data: unknown[];
  sessionHash: string;
  /** Sends a queue message with this event's id. */
  send(message: Record<string, unknown>): void;
  complete(data: unknown[]): void;
  fail(output: Record<string, unknown>): void;
  /** Ends the stream properly, without another word. */
  endStream(): void;
  resetStream(): void;
  /** Writes as is to the stream. */
  raw(text: string): void;
  signal: AbortSignal;
}

export interface TestEndpoint {
  name: string;
  parameters?: Record<string, unknown>[];
  returns?: { label: string; component: string }[];
  isQueued?: boolean;
  play(event: TestEvent): unknown;
}

/** What `/config` answers. */
export function configOf(
  url: string,
  options: { endpoints: TestEndpoint[]; config?: Record<string, unknown> },
) {
  const ids = (prefix: number, length: number) => Array.from({ length }, (_, index) => prefix + index);
  const dependencies = options.endpoints.map((endpoint, id) => ({
    id,
    api_name: endpoint.name.slice(1),
    queue: endpoint.isQueued ?? true,
    inputs: ids(id * 100, endpoint.parameters?.length ?? 0),
    outputs: ids(id * 100 + 50, endpoint.returns?.length ?? 1),
    types: { generator: false, cancel: false },
  }));
  const components = dependencies.flatMap(({ inputs, outputs }) =>
    [...inputs, ...outputs].map((id) => ({ id, type: "textbox", props: {} })),
  );
  return {
    version: "6.25.0",
    api_prefix: "/gradio_api",
    protocol: "sse_v3",
    enable_queue: true,
    root: url,
    components,
    dependencies,
    ...options.config,
  };
}

/** What `/info` answers. */
export function infoOf(endpoints: TestEndpoint[]) {
  const named = endpoints.map((endpoint) => [
    endpoint.name,
    {
      parameters: endpoint.parameters ?? [],
      returns: endpoint.returns ?? [{ label: "out", component: "Textbox" }],
    },
  ]);
  return { named_endpoints: Object.fromEntries(named), unnamed_endpoints: {} };
}

/** A parameter as `/info` lists it. */
export function parameter(name: string, type: object, more: Record<string, unknown> = {}) {
  return {
    label: name,
    parameter_name: name,
    parameter_has_default: false,
    parameter_default: null,
    type,
    python_type: { type: "", description: "" },
    component: "Textbox",
    ...more,
  };
}

/** Gradio's schema of a file. */
export const FILE_SCHEMA = {
  title: "FileData",
  type: "object",
  properties: {
    path: { type: "string" },
    url: { anyOf: [{ type: "string" }, { type: "null" }] },
    orig_name: { anyOf: [{ type: "string" }, { type: "null" }] },
    meta: { type: "object" },
  },
  required: ["path"],
};
