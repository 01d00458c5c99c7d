/** What is known of a visitor's device. */
export interface Device {
  /** Fingers instead of a mouse. */
  hasCoarsePointer: boolean;
  shortSidePx: number;
  /** Asked to be sparing with data. */
  savesData: boolean;
  /** Rounded by the browser, 8 at most; unknown in some. */
  memoryGb: number | undefined;
}

const PHONE_SIDE_PX = 600;
const LITTLE_MEMORY_GB = 4;

/** Which variant of a gallery to show: the one the address asks for (`?variant=phone`), or what suits the device. */
export function chooseVariant(device: Device, search: string): "desktop" | "phone" {
  const asked = new URLSearchParams(search).get("variant");
  if (asked === "desktop" || asked === "phone") return asked;
  const isSmall =
    device.hasCoarsePointer ||
    device.shortSidePx < PHONE_SIDE_PX ||
    device.savesData ||
    (device.memoryGb !== undefined && device.memoryGb < LITTLE_MEMORY_GB);
  return isSmall ? "phone" : "desktop";
}

/** Not every browser tells about memory and connection, so the types leave both out. */
interface TellingNavigator extends Navigator {
  deviceMemory?: number;
  connection?: { saveData?: boolean };
}

/** The device the page runs on. */
export function thisDevice(): Device {
  const { deviceMemory, connection }: TellingNavigator = navigator;
  return {
    hasCoarsePointer: matchMedia("(pointer: coarse)").matches,
    shortSidePx: Math.min(screen.width, screen.height),
    savesData: connection?.saveData ?? false,
    memoryGb: deviceMemory,
  };
}
