// Reads a JSON list of {name, code} on standard input, and prints a JSON list of {name, error} of those that Mermaid's
// parser refuses. It takes its DOM from the global names while it is imported, so they are set before.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("");
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import("mermaid");

const errors = [];
for (const { name, code } of JSON.parse(readFileSync(0, "utf8"))) {
  try {
    await mermaid.parse(code);
  } catch (error) {
    errors.push({ name, error: String(error?.message ?? error) });
  }
}
process.stdout.write(JSON.stringify(errors));
