const HUE_COUNT = 6;

/** A member's initial on a calm colour of their own, or the bot's small framed picture. */
export function Avatar({ name, id, isBot }: { name: string; id: string; isBot: boolean }) {
  if (isBot) {
    return (
      <span class="avatar bot" aria-hidden="true">
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: hidden from assistive technology */}
        <svg viewBox="0 0 32 32">
          <rect class="avatar-frame" x="3" y="3" width="26" height="26" />
          <rect class="avatar-wall" x="6" y="6" width="20" height="20" />
          <path class="avatar-arch" d="M10 26V16a6 6 0 0 1 12 0v10z" />
          <path class="avatar-door" d="M13.5 26v-9a2.5 2.5 0 0 1 5 0v9z" />
        </svg>
      </span>
    );
  }
  const hue = [...id].reduce((sum, digit) => sum + digit.codePointAt(0)!, 0) % HUE_COUNT;
  return (
    <span class={`avatar hue-${hue}`} aria-hidden="true">
      {[...name][0]?.toUpperCase()}
    </span>
  );
}
