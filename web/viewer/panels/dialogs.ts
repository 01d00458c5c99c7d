import { element, onClick } from "../page-elements.ts";

const HELP_SEEN_KEY = "vernissage-help-seen";

/** Help and credits. Help opens by itself on the first visit. */
export interface Dialogs {
  openHelp(): void;
  openHelpOnFirstVisit(): void;
}

export function createDialogs(): Dialogs {
  const help = element<HTMLDialogElement>("help");
  const about = element<HTMLDialogElement>("about");
  for (const dialog of [help, about]) {
    dialog.addEventListener("click", (event) => {
      // The dialog itself is only hit beside its content, on the backdrop.
      if (event.target === dialog) dialog.close();
    });
  }
  help.addEventListener("close", rememberHelp);
  onClick("open-help", () => help.showModal());
  onClick("open-about", () => about.showModal());
  return {
    openHelp: () => help.showModal(),
    openHelpOnFirstVisit() {
      if (!isHelpSeen()) help.showModal();
    },
  };
}

function isHelpSeen(): boolean {
  try {
    return localStorage.getItem(HELP_SEEN_KEY) !== null;
  } catch {
    // Storage is shut in some private windows; showing help each time would be a nuisance.
    return true;
  }
}

function rememberHelp(): void {
  try {
    localStorage.setItem(HELP_SEEN_KEY, "yes");
  } catch {
    // Then it is shown once more next time.
  }
}
