// Starts the app. A file of its own, since the content security policy allows no inline script.
import init from "./web.js";

try {
  await init({ module_or_path: new URL("./web_bg.wasm", import.meta.url) });
} catch (error) {
  // The page says itself what to do when the app cannot start here, such as in a browser without WebAssembly.
  document.getElementById("boot-failed")?.removeAttribute("hidden");
  throw error;
}
