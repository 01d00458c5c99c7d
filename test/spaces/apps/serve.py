"""Serves every app of this folder on a port of its own and prints their addresses as one line of JSON.

Ends when its standard input does, so that it never outlives whoever started it.
"""

import asyncio
import json
import os
import socket
import sys
import tempfile

# Set before Gradio is imported: nothing here needs a network, and nothing outlives the folder.
temporary = tempfile.TemporaryDirectory(prefix="vernissage-gradio-")
os.environ.update(
    GRADIO_ANALYTICS_ENABLED="False",
    GRADIO_TEMP_DIR=temporary.name,
    HF_HUB_OFFLINE="1",
    HF_HUB_DISABLE_TELEMETRY="1",
)

import gradio as gr  # noqa: E402
import uvicorn  # noqa: E402
from fastapi import FastAPI  # noqa: E402

import atelier  # noqa: E402
import chain  # noqa: E402
import endpoints  # noqa: E402
import limits  # noqa: E402
import refusals  # noqa: E402
import shapes  # noqa: E402

# Standard output is for the addresses; Gradio prints there too.
answer, sys.stdout = sys.stdout, sys.stderr

# name: (app, how it is launched). Replicas of a Space have a path of their own.
APPS = {
    "atelier": (atelier.build(), {}),
    "chain": (chain.build(), {}),
    "endpoints": (endpoints.build(), {}),
    "shapes": (shapes.build(), {"path": "/--replicas/ab12c"}),
    "refusals": (refusals.build(), {"show_error": True}),
    "refusals-hidden": (refusals.build(), {"show_error": False}),
    "busy": (limits.busy(), {}),
    "small-uploads": (limits.small_uploads(), {"max_file_size": "1kb"}),
    "private": (limits.private(), {"auth": ("member", "a password")}),
}


async def main() -> None:
    addresses, servers = {}, []
    for name, (demo, launch) in APPS.items():
        launch = {"path": "/", "show_error": False, **launch}
        app = gr.mount_gradio_app(FastAPI(), demo, **launch)
        listening = socket.create_server(("127.0.0.1", 0))
        addresses[name] = f"http://127.0.0.1:{listening.getsockname()[1]}{launch['path']}"
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
        servers.append((server, asyncio.create_task(server.serve(sockets=[listening]))))
    while not all(server.started for server, _ in servers):
        for _, serving in servers:
            if serving.done():
                serving.result()
        await asyncio.sleep(0.02)
    print(json.dumps({"gradio": gr.__version__, "addresses": addresses}), file=answer, flush=True)
    await asyncio.to_thread(sys.stdin.read)
    temporary.cleanup()
    # Streams that are open now are meant to be endless; nobody waits for them.
    os._exit(0)


asyncio.run(main())
