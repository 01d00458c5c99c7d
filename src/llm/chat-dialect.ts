/** Which parts of the Chat Completions format an endpoint takes. */
export interface ChatDialect {
  sendsParallelToolCalls: boolean;
  sendsToolChoice: boolean;
  sendsPictures: boolean;
  /** OpenAI's newer models refuse `max_tokens`; most other servers know nothing else. */
  limitName: "max_tokens" | "max_completion_tokens";
}

export function dialectOf(baseUrl: string, canSee: boolean): ChatDialect {
  const isOpenAi = new URL(baseUrl).hostname === "api.openai.com";
  return {
    sendsParallelToolCalls: true,
    sendsToolChoice: true,
    sendsPictures: canSee,
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
  if (dialect.sendsPictures && /image|vision|multi-?modal/i.test(refusal))
    return { ...dialect, sendsPictures: false };
  return undefined;
}
