import type { BuiltinParameter, BuiltinSpace, GradioComponent } from "./builtin-space.ts";
import { fileSchemaOf } from "./file-schemas.ts";

/** The version whose wire format this host follows, and is held against in tests. */
const GRADIO_VERSION = "6.31.0";

/** What `GET /config` answers: the parts of a real answer that clients read. `root` is the Space's own address. */
export function describeConfig(space: BuiltinSpace, root: string): object {
  const components: object[] = [];
  const addComponent = (component: GradioComponent, label: string, value: unknown) => {
    const id = components.length + 1;
    components.push({
      id,
      type: component.toLowerCase(),
      props: { label, name: component.toLowerCase(), value: value ?? null },
      skip_api: false,
    });
    return id;
  };
  const dependencies = space.endpoints.map((endpoint, id) => ({
    id,
    targets: [],
    inputs: endpoint.parameters.map(({ component, label, default: value }) =>
      addComponent(component, label, value),
    ),
    outputs: endpoint.returns.map(({ component, label }) => addComponent(component, label, null)),
    backend_fn: true,
    queue: true,
    api_name: endpoint.name.slice(1),
    api_visibility: "public",
    types: { generator: false, cancel: false },
    cancels: [],
    batch: false,
    connection: "sse",
  }));
  return {
    version: GRADIO_VERSION,
    api_prefix: "/gradio_api",
    mode: "blocks",
    app_id: space.name,
    title: space.title,
    root,
    protocol: "sse_v3",
    enable_queue: true,
    show_error: true,
    connect_heartbeat: false,
    components,
    dependencies,
  };
}

/** What `GET /gradio_api/info` answers. */
export function describeInfo(space: BuiltinSpace): object {
  const endpoints = space.endpoints.map((endpoint) => [
    endpoint.name,
    {
      parameters: endpoint.parameters.map((parameter) => ({
        label: parameter.label,
        parameter_name: parameter.name,
        parameter_has_default: parameter.default !== undefined,
        parameter_default: parameter.default ?? null,
        type: fileSchemaOf(parameter.component, parameter.schema) ?? parameter.schema,
        python_type: { type: pythonTypeOf(parameter), description: "" },
        component: infoNameOf(parameter.component),
        example_input: parameter.default ?? null,
      })),
      returns: endpoint.returns.map(({ label, component }) => ({
        label,
        type: fileSchemaOf(component) ?? {},
        python_type: { type: "Any", description: "" },
        component: infoNameOf(component),
      })),
      api_visibility: "public",
      description: endpoint.description,
    },
  ]);
  return { named_endpoints: Object.fromEntries(endpoints), unnamed_endpoints: {} };
}

/** `/info` writes components as Python capitalises them: `Model3d`, `Json`. */
function infoNameOf(component: GradioComponent): string {
  return component[0] + component.slice(1).toLowerCase();
}

function pythonTypeOf({ component, schema }: BuiltinParameter): string {
  if (component === "Image" || component === "Model3D" || component === "File") return "filepath";
  if (component === "Gallery") return "list[dict(image: filepath, caption: str | None)]";
  const python: Readonly<Record<string, string>> = {
    string: "str",
    integer: "int",
    number: "float",
    boolean: "bool",
  };
  return python[String(schema.type)] ?? "Any";
}
