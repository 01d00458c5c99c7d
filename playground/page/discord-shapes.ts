/** The parts of Discord's objects that the page draws, as the REST API names them. */

export interface User {
  id: string;
  username: string;
  global_name?: string | null;
  bot?: boolean;
}

export interface Emoji {
  id?: string | null;
  name?: string | null;
}

export interface Attachment {
  id: string;
  filename: string;
  url: string;
  description?: string | null;
  content_type?: string | null;
  size?: number;
  width?: number | null;
  height?: number | null;
}

export interface Embed {
  title?: string;
  description?: string;
  url?: string;
  color?: number;
  author?: { name: string; url?: string };
  footer?: { text: string };
  image?: { url: string };
  thumbnail?: { url: string };
  fields?: { name: string; value: string; inline?: boolean }[];
}

export interface Reaction {
  emoji: Emoji;
  count: number;
}

export interface Message {
  id: string;
  channel_id: string;
  content: string;
  author: User;
  timestamp?: string;
  edited_timestamp?: string | null;
  flags: number;
  type?: number;
  attachments: Attachment[];
  embeds: Embed[];
  components: Component[];
  reactions?: Reaction[];
  mentions?: User[];
  message_reference?: { message_id?: string } | null;
  interaction_metadata?: { user: User; name?: string } | null;
  interaction?: { user: User; name?: string } | null;
}

/** Bits of `flags`: https://docs.discord.com/developers/resources/message */
export const MessageFlag = { ephemeral: 1 << 6, loading: 1 << 7 } as const;

/** Messages that only report something; the page shows the thing itself (renames, thread chips). */
export const SYSTEM_MESSAGE_TYPES: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 7, 18, 21]);

export const ButtonStyle = { primary: 1, secondary: 2, success: 3, danger: 4, link: 5 } as const;

export interface Button {
  type: 2;
  style: number;
  label?: string;
  emoji?: Emoji;
  custom_id?: string;
  url?: string;
  disabled?: boolean;
}

export interface SelectOption {
  label: string;
  value: string;
  description?: string | null;
  emoji?: Emoji;
  default?: boolean;
}

/** String, user, role, mentionable and channel selects. */
export interface SelectMenu {
  type: 3 | 5 | 6 | 7 | 8;
  custom_id: string;
  placeholder?: string;
  options?: SelectOption[];
  min_values?: number;
  max_values?: number;
  disabled?: boolean;
  required?: boolean;
}

export interface TextInput {
  type: 4;
  custom_id: string;
  style?: number;
  label?: string;
  placeholder?: string;
  value?: string;
  required?: boolean;
  min_length?: number;
  max_length?: number;
}

/** Radio group and checkbox group. */
export interface ChoiceGroup {
  type: 21 | 22;
  custom_id: string;
  options: SelectOption[];
  required?: boolean;
  min_values?: number;
  max_values?: number;
}

export interface Checkbox {
  type: 23;
  custom_id: string;
  default?: boolean;
}

export interface MediaItem {
  media: { url: string };
  description?: string | null;
  spoiler?: boolean;
}

export type Component =
  | { type: 1; components: Component[] }
  | Button
  | SelectMenu
  | TextInput
  | { type: 9; components: Component[]; accessory?: Component }
  | { type: 10; content: string }
  | ({ type: 11 } & MediaItem)
  | { type: 12; items: MediaItem[] }
  | { type: 13; file: { url: string }; name?: string; size?: number }
  | { type: 14; divider?: boolean; spacing?: number }
  | { type: 17; components: Component[]; accent_color?: number | null; spoiler?: boolean }
  | { type: 18; label: string; description?: string | null; component: Component }
  | ChoiceGroup
  | Checkbox;

export interface Modal {
  custom_id: string;
  title: string;
  components: Component[];
}

/** Option types: https://docs.discord.com/developers/interactions/application-commands */
export const OptionType = {
  subcommand: 1,
  subcommandGroup: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;

export interface CommandOption {
  type: number;
  name: string;
  description: string;
  required?: boolean;
  autocomplete?: boolean;
  choices?: { name: string; value: string | number }[];
  min_value?: number;
  max_value?: number;
  min_length?: number;
  max_length?: number;
  options?: CommandOption[];
}

export interface Command {
  id?: string;
  name: string;
  description?: string;
  type?: number;
  options?: CommandOption[];
}
