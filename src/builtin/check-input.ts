import { Ajv, type ValidateFunction } from "ajv";
import { type BuiltinEndpoint, type BuiltinParameter, SpaceError } from "./builtin-space.ts";
import { type HostedFiles, readUpload } from "./hosted-files.ts";

/** More than any wall holds. */
const MAX_FILES_PER_PARAMETER = 64;

export type CheckInput = (data: readonly unknown[], files: HostedFiles) => Promise<Record<string, unknown>>;

/**
 * Turns the positional values of a call into named ones: null becomes the default, uploads become `SpaceFile`s.
 * The check throws a `SpaceError` that names the parameter and says what it takes.
 */
export function createInputCheck(endpoint: BuiltinEndpoint): CheckInput {
  const ajv = new Ajv({ strict: false });
  const checks = endpoint.parameters.map((parameter) => ({
    parameter,
    validate: isFileParameter(parameter) ? undefined : ajv.compile(parameter.schema),
    range: parameter.component === "Slider" ? rangeOf(parameter.schema) : undefined,
  }));
  return async (data, files) => {
    if (data.length > checks.length) {
      throw new SpaceError(`${endpoint.name} takes ${checks.length} values; ${data.length} were given`);
    }
    const input: Record<string, unknown> = {};
    for (const [place, { parameter, validate, range }] of checks.entries()) {
      const given = data[place] ?? null;
      if (given === null) {
        if (parameter.default === undefined) throw new SpaceError(`"${parameter.name}" must be given`);
        input[parameter.name] = parameter.default;
      } else if (validate) {
        checkValue(given, parameter.name, validate, range);
        input[parameter.name] = given;
      } else {
        input[parameter.name] = await readFiles(given, parameter, files);
      }
    }
    return input;
  };
}

function isFileParameter({ component }: BuiltinParameter): boolean {
  return component === "Image" || component === "Gallery" || component === "File" || component === "Model3D";
}

function checkValue(
  value: unknown,
  name: string,
  validate: ValidateFunction,
  range: readonly [number, number] | undefined,
): void {
  if (!validate(value)) {
    const [problem] = validate.errors ?? [];
    const where = problem?.instancePath ? ` at ${problem.instancePath}` : "";
    const allowed: unknown = problem?.params.allowedValues;
    const choices = Array.isArray(allowed) ? `: ${allowed.join(", ")}` : "";
    throw new SpaceError(`"${name}"${where} ${problem?.message ?? "is not valid"}${choices}`);
  }
  if (range && typeof value === "number" && (value < range[0] || value > range[1])) {
    throw new SpaceError(`"${name}" must be between ${range[0]} and ${range[1]}; ${value} was given`);
  }
}

/** Gradio puts a slider's range in words only: `numeric value between 0 and 10`. */
function rangeOf(schema: Record<string, unknown>): readonly [number, number] | undefined {
  const found = /between (-?[\d.]+) and (-?[\d.]+)/.exec(String(schema.description ?? ""));
  return found ? [Number(found[1]), Number(found[2])] : undefined;
}

async function readFiles(given: unknown, { name, component }: BuiltinParameter, files: HostedFiles) {
  if (!Array.isArray(given)) {
    if (component === "Gallery") throw new SpaceError(`"${name}" must be a list of pictures`);
    return readUpload(given, name, files);
  }
  if (component !== "Gallery" && component !== "File") throw new SpaceError(`"${name}" takes one file`);
  if (given.length > MAX_FILES_PER_PARAMETER) {
    throw new SpaceError(
      `"${name}" takes at most ${MAX_FILES_PER_PARAMETER} files; ${given.length} were given`,
    );
  }
  return Promise.all(
    given.map(async (item: unknown, place) => {
      const itemName = `${name}[${place}]`;
      if (component === "File") return readUpload(item, itemName, files);
      const { image, caption } = Object(item) as { image?: unknown; caption?: unknown };
      return {
        image: await readUpload(image, itemName, files),
        caption: typeof caption === "string" ? caption : null,
      };
    }),
  );
}
