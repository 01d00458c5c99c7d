import type { Suggestion } from "../../page-protocol.ts";
import type { ChatState } from "../chat-state.ts";
import { type CommandOption, OptionType } from "../discord-shapes.ts";

/** Lets a list stand for true and false too. */
export type FieldSuggestion = Omit<Suggestion, "value"> & { value: string | number | boolean };

/** The closed list an option is chosen from; undefined where one may type freely. */
export function fixedSuggestions(
  option: CommandOption,
  state: ChatState,
): readonly FieldSuggestion[] | undefined {
  switch (option.type) {
    case OptionType.boolean:
      return [
        { name: "True", value: true },
        { name: "False", value: false },
      ];
    case OptionType.user:
    case OptionType.mentionable:
      return state.members.map(({ id, name }) => ({ name, value: id }));
    case OptionType.channel:
      return [...state.channels, ...state.threads].map(({ id, name }) => ({ name, value: id }));
    default:
      return option.choices && option.choices.length > 0 ? option.choices : undefined;
  }
}
