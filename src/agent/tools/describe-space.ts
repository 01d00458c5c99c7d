import { z } from "zod";
import type { DescribeSpaceInput, DescribeSpaceResult, Tool } from "../../core/tool.ts";
import type { RunContext } from "../run-context.ts";
import { toolResult } from "../tool-result.ts";

export function createDescribeSpace({ deps, signal }: RunContext): Tool<DescribeSpaceInput> {
  return {
    name: "describe_space",
    description: "Endpoints of a Space with the JSON Schema of their inputs.",
    input: z.object({ space: z.string().min(1).max(200) }),
    async execute({ space }) {
      const api = await deps.spaces.describe(space, { signal });
      const result: DescribeSpaceResult = {
        space,
        endpoints: api.endpoints.slice(0, 20).map((endpoint) => ({
          endpoint: endpoint.name,
          description: endpoint.description.slice(0, 300),
          input: endpoint.input,
        })),
      };
      return toolResult(result);
    },
  };
}
