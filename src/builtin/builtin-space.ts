/** A file that travels in or out of a built-in Space. */
export interface SpaceFile {
  name: string;
  bytes: Uint8Array;
}

export type GradioComponent =
  | "Textbox"
  | "Number"
  | "Slider"
  | "Checkbox"
  | "Dropdown"
  | "JSON"
  | "Image"
  | "Gallery"
  | "File"
  | "Model3D";

export interface BuiltinParameter {
  name: string;
  label: string;
  component: GradioComponent;
  /** JSON Schema as Gradio's `/info` gives it: enums for Dropdown, a range in `description` for Slider. */
  schema: Record<string, unknown>;
  /** Absent: the parameter must be given. `null` is a default too. */
  default?: unknown;
}

/**
 * What runs in a worker thread. File inputs arrive as `SpaceFile`, at any depth (a Gallery is a list of
 * `{ image: SpaceFile, caption }`, a File with several is a list of `SpaceFile`). Throw a `SpaceError` for what the
 * caller did wrong; cancelling terminates the thread. A worker module exports `work: Work`.
 */
export type Work = (
  input: Record<string, unknown>,
  context: { progress(fraction: number, description: string): void },
) => Promise<readonly (SpaceFile | { value: unknown })[]>;

/** The built-in counterpart of `gr.Error`: its text reaches the caller. */
export class SpaceError extends Error {
  readonly title: string;
  constructor(message: string, title = "Error") {
    super(message);
    this.name = "SpaceError";
    this.title = title;
  }
}

export interface BuiltinEndpoint {
  /** With its slash. */
  name: string;
  description: string;
  parameters: readonly BuiltinParameter[];
  returns: readonly { label: string; component: GradioComponent }[];
  /** Module that exports `work`. */
  workerUrl: URL;
}

export interface BuiltinSpace {
  /** Path segment: `architect`. */
  name: string;
  title: string;
  description: string;
  endpoints: readonly BuiltinEndpoint[];
}
