"""Every way the shared GPUs say no, in the words of the `spaces` package, and errors of other kinds."""

import gradio as gr

SUBSCRIBE = "Subscribe to Hugging Face PRO to get 40 min of ZeroGPU quota a day - https://huggingface.co/subscribe/pro"

REFUSALS = {
    "quota": (
        "ZeroGPU quota exceeded",
        f"You have exceeded your free ZeroGPU quota (120s requested vs. 41s left). Try again in 3:02:07. {SUBSCRIBE}",
    ),
    "quota-pro": (
        "ZeroGPU quota exceeded",
        "You have exceeded your Pro ZeroGPU quota (270s requested vs. 12s left). Try again in 1 day, 0:00:05. "
        "Add credits to keep using ZeroGPU. $1 for 10 minutes of ZeroGPU inference",
    ),
    "quota-anonymous": (
        "ZeroGPU quota exceeded",
        "You have exceeded your ZeroGPU quota (60s requested vs. 0s left). Try again in 0:59:00. "
        "Authenticate with a Hugging Face token for more quota",
    ),
    "quota-older": (
        "ZeroGPU quota exceeded",
        "'You have exceeded your GPU quota (60s requested vs. 10s left). Try again in 0:10:00'",
    ),
    "runs": ("ZeroGPU quota exceeded", f"You have exceeded your ZeroGPU runs limit. {SUBSCRIBE}"),
    "no-token": (
        "ZeroGPU quota exceeded",
        "Space app has reached its GPU limit. Try re-running outside of examples if it happened after clicking one",
    ),
    "busy-no-token": (
        "ZeroGPU quota exceeded",
        "No GPU was available after 60s. Try re-running outside of examples if it happened after clicking one",
    ),
    "busy": (
        "ZeroGPU queue timeout",
        'No GPU was available after 60s. <a href="https://huggingface.co/join">Create a free account</a> '
        "to get a higher priority in ZeroGPU queues.",
    ),
    "no-gpu": ("ZeroGPU client error", "No GPU was available"),
    "expired": ("ZeroGPU client error", "Expired ZeroGPU proxy token"),
    "pending": (
        "ZeroGPU pending credits exceeded",
        "You have too many ZeroGPU credits allocated to running tasks. "
        "Try again once some of those tasks have completed.",
    ),
    "duration": (
        "ZeroGPU illegal duration",
        "The requested GPU duration (270s) is larger than the maximum allowed",
    ),
    "aborted": ("ZeroGPU worker error", "GPU task aborted"),
    "crashed": ("ZeroGPU worker error", "RuntimeError"),
}


def refuse(kind):
    title, text = REFUSALS[kind]
    raise gr.Error(text, title=title, print_exception=False)


def swallow(kind):
    """An app that catches the refusal and raises an error of its own."""
    try:
        refuse(kind)
    except gr.Error as error:
        raise RuntimeError(f"generation failed: {error.message}") from error


def acquire():
    """A call that waits for a GPU and gets one."""
    gr.Info("Waiting for a GPU to become available", title="ZeroGPU queue")
    gr.Info("Successfully acquired a GPU", title="ZeroGPU queue")
    return "painted"


def fail():
    raise RuntimeError("division by zero in secret.py")


def check(prompt):
    return gr.validate(len(prompt) > 3, "Say more than three letters")


def build() -> gr.Blocks:
    with gr.Blocks(title="Refusals") as demo:
        kind = gr.Radio(list(REFUSALS), label="Kind")
        prompt = gr.Textbox(label="Prompt")
        text = gr.Textbox(label="Text")
        button = gr.Button("Run")
        button.click(refuse, kind, text)
        button.click(swallow, kind, text)
        button.click(acquire, None, text)
        button.click(fail, None, text)
        button.click(lambda prompt: prompt, prompt, text, api_name="checked", validator=check)
    return demo
