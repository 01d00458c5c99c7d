/** One call as a test's endpoint sees it. */
export interface TestEvent {
  data: unknown[];
  sessionHash: string;
  /** Sends a queue message with this event's id. */
  send(message: Record<string, unknown>): void;
  complete(data: unknown[]): void;
  fail(output: Record<string, unknown>): void;
  /** Ends the stream properly, without another word but these. */
  endStream(lastWords?: string): void;
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
  /** Hidden state comes in first and goes out first; `/info` says nothing of it. */
  hasState?: boolean;
  /** Outputs `/info` does not list, such as buttons. */
  unlistedOutputs?: number;
  play(event: TestEvent): unknown;
}

/** The component that holds hidden state. */
const STATE = { id: 99_999, type: "state", props: {} };

/** What `/config` answers. */
export function configOf(
  url: string,
  options: { endpoints: TestEndpoint[]; config?: Record<string, unknown> },
) {
  const ids = (prefix: number, length: number) => Array.from({ length }, (_, index) => prefix + index);
  const stateOf = ({ hasState }: TestEndpoint) => (hasState ? [STATE.id] : []);
  const dependencies = options.endpoints.map((endpoint, id) => ({
    id,
    api_name: endpoint.name.slice(1),
    queue: endpoint.isQueued ?? true,
    inputs: [...stateOf(endpoint), ...ids(id * 100, endpoint.parameters?.length ?? 0)],
    outputs: [
      ...stateOf(endpoint),
      ...ids(id * 100 + 50, (endpoint.returns?.length ?? 1) + (endpoint.unlistedOutputs ?? 0)),
    ],
    types: { generator: false, cancel: false },
  }));
  const shown = dependencies.flatMap(({ inputs, outputs }) =>
    [...inputs, ...outputs].filter((id) => id !== STATE.id).map((id) => ({ id, type: "textbox", props: {} })),
  );
  return {
    version: "6.25.0",
    api_prefix: "/gradio_api",
    protocol: "sse_v3",
    enable_queue: true,
    root: url,
    components: [...shown, STATE],
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
