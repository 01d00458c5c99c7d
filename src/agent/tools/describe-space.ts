import { z } from "zod";
import { toVernissageError } from "../../core/errors.ts";
import type { SpaceEndpoint } from "../../core/space.ts";
import type { DescribeSpaceInput, DescribeSpaceResult, Tool } from "../../core/tool.ts";
import { foundSpaces } from "../found-spaces.ts";
import { rankEndpoints } from "../rank-endpoints.ts";
import type { RunContext } from "../run-context.ts";
import { toolFailure, toolResult } from "../tool-result.ts";

/** Enough for a form of 40 inputs; what a Space says beyond is not worth its tokens. */
const MAX_CHARACTERS = 12_000;

export function createDescribeSpace(context: RunContext): Tool<DescribeSpaceInput> {
  const { deps, run, signal } = context;
  return {
    name: "describe_space",
    description: "Endpoints of a Space with the JSON Schema of their inputs, most likely useful first.",
    input: z.object({ space: z.string().min(1).max(200) }),
    async execute({ space }) {
      const found = (await foundSpaces(context)).find((one) => one.space === space);
      try {
        const api = await deps.spaces.describe(space, { signal, community: run.request.community });
        const result: DescribeSpaceResult = {
          space,
          endpoints: withinCap(rankEndpoints(api.endpoints, found?.endpoint).map(shortened)),
        };
        return toolResult(result);
      } catch (thrown) {
        // Whoever has to mend it: there are other Spaces, so a run goes on.
        signal.throwIfAborted();
        const { code, message } = toVernissageError(thrown);
        return toolFailure(code, message);
      }
    },
  };
}

type Described = DescribeSpaceResult["endpoints"][number];

function shortened({ name, description, input, returns }: SpaceEndpoint): Described {
  const said = [description, returns.length > 0 && `Returns ${returns.map(nameOf).join(", ")}.`];
  return {
    endpoint: name,
    description: said.filter(Boolean).join(" ").slice(0, 300),
    input,
  };
}

function nameOf({ label, component }: SpaceEndpoint["returns"][number]): string {
  return label && label.toLowerCase() !== component.toLowerCase() ? `${component} (${label})` : component;
}

/** The first endpoint in any case, then as many as fit. */
function withinCap(endpoints: readonly Described[]): Described[] {
  let characters = 0;
  return endpoints.filter((endpoint, index) => {
    characters += JSON.stringify(endpoint).length;
    return index === 0 || characters <= MAX_CHARACTERS;
  });
}
