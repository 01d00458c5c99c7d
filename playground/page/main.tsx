import { render } from "preact";
import { App } from "./app.tsx";
import "./styles/tokens.css";
import "./styles/layout.css";
import "./styles/sidebar.css";
import "./styles/markdown.css";
import "./styles/avatar.css";
import "./styles/message.css";
import "./styles/message-actions.css";
import "./styles/media.css";
import "./styles/controls.css";
import "./styles/composer.css";
import "./styles/command-form.css";
import "./styles/dialogs.css";
import { applyTheme, readTheme } from "./theme.ts";

applyTheme(readTheme());
render(<App />, document.getElementById("app")!);
