/** Which parts of the Chat Completions format an endpoint takes. */
export interface ChatDialect {
  sendsParallelToolCalls: boolean;
  sendsToolChoice: boolean;
  sendsPictures: boolean;
  /** Whether we listen while the model speaks. */
  streams: boolean;
  /** OpenAI's newer models refuse `max_tokens`; most other servers know nothing else. */
  limitName: "max_tokens" | "max_completion_tokens";
}

/** Their streams tell calls piece by piece as the format says; smaller servers often send them whole, or wrongly. */
const STREAMING_HOSTS = ["api.openai.com", "router.huggingface.co"];

/** `streams` where it is known; else it is guessed from the host. */
export function dialectOf(baseUrl: string, canSee: boolean, streams?: boolean): ChatDialect {
  const { hostname } = new URL(baseUrl);
  const isOpenAi = hostname === "api.openai.com";
  return {
    sendsParallelToolCalls: true,
    sendsToolChoice: true,
    sendsPictures: canSee,
    streams: streams ?? STREAMING_HOSTS.includes(hostname),
    limitName: isOpenAi ? "max_completion_tokens" : "max_tokens",
  };
}

/**
 * The dialect after an endpoint refused a request (400 or 422) with these words, or `undefined` if they teach
 * nothing new. Servers name the field they do not know; what is left out here every model can do without.
 */
export function learnDialect(dialect: ChatDialect, refusal: string): ChatDialect | undefined {
  if (dialect.sendsParallelToolCalls && /parallel_tool_calls/i.test(refusal))
    return { ...dialect, sendsParallelToolCalls: false };
  if (dialect.sendsToolChoice && /tool_choice/i.test(refusal)) return { ...dialect, sendsToolChoice: false };
  if (dialect.limitName === "max_tokens" && /max_completion_tokens/i.test(refusal))
    return { ...dialect, limitName: "max_completion_tokens" };
  if (dialect.limitName === "max_completion_tokens" && /max_completion_tokens/i.test(refusal))
    return { ...dialect, limitName: "max_tokens" };
  if (dialect.streams && /stream/i.test(refusal)) return { ...dialect, streams: false };
  if (dialect.sendsPictures && /image|vision|multi-?modal/i.test(refusal))
    return { ...dialect, sendsPictures: false };
  return undefined;
}
