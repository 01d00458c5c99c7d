import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { type OpenModal, useChat } from "../chat.ts";
import type { Component } from "../discord-shapes.ts";
import { Icon } from "../icon.tsx";
import { Markdown } from "../markdown/markdown.tsx";
import { checkModalField, initialModalFields, type ModalFields, modalInputs } from "./modal-fields.ts";
import { ModalInputView } from "./modal-input.tsx";

/** A form the bot opened. Stays open with what was typed until the bot has taken it. */
export function ModalDialog({ open, onClose }: { open: OpenModal; onClose: () => void }) {
  const { modal, interactionId } = open;
  const { act } = useChat();
  const dialog = useRef<HTMLDialogElement>(null);
  const [fields, setFields] = useState<ModalFields>(() => initialModalFields(modal));
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<string>();
  const [isSending, setSending] = useState(false);
  useLayoutEffect(() => {
    dialog.current!.showModal();
    dialog.current!.querySelector<HTMLElement>("textarea, input:not([type=file]), select")?.focus();
  }, []);

  const submit = async () => {
    const found = modalInputs(modal).flatMap((input) => {
      const problem = checkModalField(input, fields[input.custom_id]!);
      return problem === undefined ? [] : [[input.custom_id, problem] as const];
    });
    setProblems(Object.fromEntries(found));
    if (found.length > 0) {
      dialog.current!.querySelector<HTMLElement>(`[name="${CSS.escape(found[0]![0])}"]`)?.focus();
      return;
    }
    setSending(true);
    const result = await act({ type: "submit-modal", interactionId, customId: modal.custom_id, fields });
    setSending(false);
    if (result.kind === "problem") return setFailure(result.problem);
    if (result.kind === "outcome" && result.outcome.kind === "failed") {
      return setFailure("Something went wrong. What you wrote is still here; try again.");
    }
    dialog.current!.close();
  };

  const field = (component: Component, index: number) => {
    const body =
      component.type === 18
        ? component.component
        : component.type === 1
          ? component.components[0]
          : component;
    if (body?.type === 10) return <Markdown key={index} source={body.content} />;
    const input = modalInputs({ ...modal, components: [component] })[0];
    if (input === undefined) {
      return (
        <p key={index} class="subtext">
          This page has no field of type {body?.type}.
        </p>
      );
    }
    return (
      <ModalInputView
        key={input.custom_id}
        input={input}
        label={component.type === 18 ? component.label : "label" in input ? (input.label ?? "") : ""}
        description={component.type === 18 ? (component.description ?? undefined) : undefined}
        value={fields[input.custom_id]!}
        problem={problems[input.custom_id]}
        onChange={(value) => setFields({ ...fields, [input.custom_id]: value })}
      />
    );
  };

  return (
    <dialog ref={dialog} class="modal" aria-labelledby="modal-title" onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <header>
          <h2 id="modal-title">{modal.title}</h2>
          <button
            type="button"
            class="icon-button"
            aria-label="Close"
            onClick={() => dialog.current!.close()}
          >
            <Icon name="close" />
          </button>
        </header>
        <div class="modal-fields">{modal.components.map(field)}</div>
        {failure && (
          <p class="interaction-problem" role="alert">
            <Icon name="warning" /> {failure}
          </p>
        )}
        <footer>
          <button type="button" class="button secondary" onClick={() => dialog.current!.close()}>
            Cancel
          </button>
          <button type="submit" class="button primary" disabled={isSending} aria-busy={isSending}>
            Submit
          </button>
        </footer>
      </form>
    </dialog>
  );
}
