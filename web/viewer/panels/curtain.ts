import { element } from "../page-elements.ts";

/** What hangs before the room while it loads: the blurred picture, a bar, and the word if something fails. */
export interface Curtain {
  showProgress(share: number): void;
  /** From the last byte until the first frame there is nothing to count. */
  showPreparing(): void;
  /** Says what failed; resolves when the visitor wants another try. */
  askForRetry(message: string): Promise<void>;
  /** No room can be shown on this machine: the picture becomes clear and the list of works stays. */
  stayClosed(message: string): void;
  open(): void;
}

export function createCurtain(): Curtain {
  const curtain = element("curtain");
  const bar = element("progress");
  const text = element("loading-text");
  const retry = element<HTMLButtonElement>("retry");
  const showShare = (share: number) => {
    const percent = Math.round(share * 100);
    bar.setAttribute("aria-valuenow", String(percent));
    bar.querySelector("i")!.style.scale = `${share} 1`;
  };
  return {
    showProgress(share) {
      document.body.dataset.state = "loading";
      showShare(share);
      text.textContent = "Opening the doors…";
    },
    showPreparing() {
      showShare(1);
      text.textContent = "Switching on the lights…";
    },
    askForRetry(message) {
      document.body.dataset.state = "failed";
      text.textContent = message;
      retry.hidden = false;
      retry.focus();
      return new Promise((resolve) => {
        retry.addEventListener(
          "click",
          () => {
            retry.hidden = true;
            showShare(0);
            resolve();
          },
          { once: true },
        );
      });
    },
    stayClosed(message) {
      document.body.dataset.state = "catalogue";
      text.textContent = message;
      element("works").hidden = false;
    },
    open() {
      document.body.dataset.state = "open";
      // Out of the way of screen readers at once, of the eye when it has faded.
      curtain.inert = true;
      curtain.addEventListener("transitionend", () => curtain.remove(), { once: true });
    },
  };
}
