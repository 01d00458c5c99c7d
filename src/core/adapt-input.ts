type Input = Readonly<Record<string, unknown>>;

/**
 * Inputs written for one Space in the words of another: names matched by meaning, numbers within its bounds, choices
 * among its own, and what it requires but nobody said filled in as neutrally as its JSON Schema allows.
 */
export function adaptInput(input: Input, schema: Input): Record<string, unknown> {
  const properties = (schema.properties ?? {}) as Record<string, Input>;
  const takesStyle = Object.keys(properties).some((name) => /style/.test(name));
  // The movement belongs in the words where the Space has no field for it.
  const spoken =
    input.width !== undefined && !takesStyle
      ? { ...input, prompt: `${input.prompt}, ${input.style} painting` }
      : input;
  const required = new Set((schema.required as string[] | undefined) ?? []);
  const adapted: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(properties)) {
    const value = name in spoken ? spoken[name] : byMeaning(name, property, spoken);
    if (value !== undefined && fits(value, property)) adapted[name] = withinBounds(value, property);
    else if (required.has(name) && property.default === undefined) adapted[name] = anyValue(property);
  }
  return adapted;
}

function byMeaning(name: string, schema: Input, input: Input): unknown {
  if (/negative|random/.test(name)) return schema.type === "boolean" ? false : undefined;
  if (/style/.test(name)) return input.texture_style ?? input.style;
  if (/texture.*(size|res)/.test(name)) return input.texture_size;
  if (/prompt|text|description|caption|scene/.test(name)) return input.prompt ?? input.scene;
  if (/mesh|model|glb|file/.test(name)) return input.input_mesh;
  if (/width/.test(name)) return input.width;
  if (/height/.test(name)) return input.height;
  if (/seed/.test(name)) return input.seed;
  return undefined;
}

function fits(value: unknown, schema: Input): boolean {
  if (Array.isArray(schema.enum)) return schema.enum.includes(value);
  const { type } = schema;
  if (type === "integer" || type === "number") return typeof value === "number";
  if (type === "array") return Array.isArray(value);
  return typeof type !== "string" || typeof value === type;
}

function withinBounds(value: unknown, schema: Input): unknown {
  if (typeof value === "string" && typeof schema.maxLength === "number")
    return value.slice(0, schema.maxLength);
  if (typeof value !== "number") return value;
  const least = typeof schema.minimum === "number" ? schema.minimum : value;
  const most = typeof schema.maximum === "number" ? schema.maximum : value;
  const step = typeof schema.multipleOf === "number" ? schema.multipleOf : 0;
  const bounded = Math.min(most, Math.max(least, value));
  return step > 0 ? Math.floor(bounded / step) * step : bounded;
}

function anyValue(schema: Input): unknown {
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (schema.type === "boolean") return false;
  if (schema.type === "integer" || schema.type === "number") return schema.minimum ?? 0;
  if (schema.type === "array") return [];
  return "";
}
