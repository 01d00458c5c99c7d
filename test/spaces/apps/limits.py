"""Apps that say no before anything runs: a full queue, a file too large, a login."""

import asyncio
import gradio as gr


async def hold(seconds):
    await asyncio.sleep(seconds)
    return "done"


def busy() -> gr.Blocks:
    """One call runs, one waits, a third is turned away."""
    with gr.Blocks() as demo:
        gr.Button("Hold").click(hold, gr.Number(label="Seconds"), gr.Textbox(label="Text"))
    return demo.queue(max_size=1)


def small_uploads() -> gr.Blocks:
    with gr.Blocks() as demo:
        file = gr.File(label="File")
        gr.Button("Copy").click(lambda file: file, file, file, api_name="copy")
    return demo


def private() -> gr.Blocks:
    with gr.Blocks() as demo:
        text = gr.Textbox(label="Text")
        gr.Button("Echo").click(lambda text: text, text, text, api_name="echo")
    return demo
