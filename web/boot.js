// Starts the app. What the reader sees until then, and when this fails, stands in index.html.
import init from "./web.js";

init({ module_or_path: new URL("./web_bg.wasm", import.meta.url) }).catch((error) => {
  console.error(error);
  const failed = document.getElementById("first-failed");
  if (failed) failed.hidden = false;
});
