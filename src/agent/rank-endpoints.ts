import type { SpaceEndpoint } from "../core/space.ts";

/** Endpoints that make files from words or files before those that only serve a page; otherwise as they were. */
export function rankEndpoints(
  endpoints: readonly SpaceEndpoint[],
  known: string | undefined,
): readonly SpaceEndpoint[] {
  const worth = (endpoint: SpaceEndpoint) => (endpoint.name === known ? 10 : 0) + worthOf(endpoint);
  return endpoints.toSorted((one, other) => worth(other) - worth(one));
}

function worthOf({ input, returns }: SpaceEndpoint): number {
  const inputs = JSON.stringify(input.properties ?? {});
  const takes = /"format":"artifact"/.test(inputs) || /prompt|text|description|caption/i.test(inputs);
  const components = returns.map(({ component }) => component.toLowerCase());
  if (components.includes("model3d")) return takes ? 5 : 3;
  const makesFile = components.some((component) => /^(image|gallery|file|downloadbutton)/.test(component));
  return (makesFile ? 2 : 0) + (takes ? 1 : 0);
}
