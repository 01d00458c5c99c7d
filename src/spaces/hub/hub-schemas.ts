import { z } from "zod";
import type { GpuQuota, HubFacts } from "../../core/space.ts";
import { quoteText } from "../untrusted-text.ts";

/** A Space as the Hub tells of it. Its title and description are a stranger's words, made fit to quote. */
export interface HubSpaceFacts {
  id: string;
  /** The name, where its owner gave no title. */
  title: string;
  /** Empty if there is none. */
  description: string;
  /** `gradio`, `docker`, `static`; absent if the Hub does not say. */
  sdk?: string;
  facts: HubFacts;
}

const text = z.string().nullish().catch(null);
const date = z
  .string()
  .transform((value) => new Date(value))
  .refine((value) => !Number.isNaN(value.getTime()))
  .transform((value) => value.toISOString())
  .nullish()
  .catch(null);

/** One Space, in a list or by itself. Whatever is missing or odd is as good as not said. */
const rawSpace = z.object({
  id: z.string(),
  title: text,
  sdk: text,
  likes: z.number().catch(0),
  disabled: z.boolean().catch(false),
  createdAt: date,
  lastModified: date,
  shortDescription: text,
  ai_short_description: text,
  semanticRelevancyScore: z.number().nullish().catch(null),
  cardData: z
    .object({
      title: text,
      short_description: text,
      license: z
        .union([z.string(), z.array(z.string())])
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
  runtime: z
    .object({
      stage: text,
      sha: text,
      hardware: z.object({ current: text, requested: text }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
});

function toFacts(raw: z.infer<typeof rawSpace>): HubSpaceFacts {
  const { runtime, cardData } = raw;
  const hardware = runtime?.hardware?.current ?? runtime?.hardware?.requested;
  const licence = quoteText([cardData?.license ?? []].flat().join(", "), 80);
  const relevance = raw.semanticRelevancyScore;
  return {
    id: raw.id,
    title: quoteText(raw.title || cardData?.title || raw.id.split("/")[1], 80),
    description: quoteText(
      cardData?.short_description || raw.shortDescription || raw.ai_short_description,
      200,
    ),
    ...(raw.sdk && { sdk: raw.sdk }),
    facts: {
      stage: raw.disabled ? "DISABLED" : quoteText(runtime?.stage || "UNKNOWN", 40),
      likes: Math.max(0, Math.round(raw.likes)),
      ...(hardware && { hardware: quoteText(hardware, 40) }),
      ...(raw.createdAt && { createdAt: raw.createdAt }),
      ...(raw.lastModified && { lastModified: raw.lastModified }),
      ...(licence && { licence }),
      ...(runtime?.sha && { revision: quoteText(runtime.sha, 64) }),
      ...(typeof relevance === "number" && { relevance: Math.min(1, Math.max(0, relevance)) }),
    },
  };
}

/** `/api/spaces/{id}`. */
export const spaceAnswer = rawSpace.transform(toFacts);

/** A list of Spaces; entries that make no sense are left out. */
export const spaceListAnswer = z
  .array(z.unknown())
  .transform((all) => all.flatMap((one) => spaceAnswer.safeParse(one).data ?? []));

/** `/api/spaces/{id}/host`. */
export const hostAnswer = z.object({ host: z.url({ protocol: /^https?$/ }) });

const amount = z.number().nonnegative().nullish().catch(null);

/** `/api/spaces/zero-gpu/quota`: `current` is what is left, in seconds. */
export const quotaAnswer = z
  .object({
    current: amount,
    resetsAt: date,
    runs: z.object({ remaining: amount }).nullish().catch(null),
  })
  .transform(
    ({ current, resetsAt, runs }): GpuQuota => ({
      ...(typeof current === "number" && { secondsLeft: current }),
      ...(typeof runs?.remaining === "number" && { runsLeft: runs.remaining }),
      ...(resetsAt && { resetsAtMs: Date.parse(resetsAt) }),
    }),
  );
