// Cut out photos through the local HTTP API: node client.mjs PHOTO...
// Needs Node 20 or newer and a running `rembg-desktop serve`. REMBG_URL and REMBG_TOKEN say where it is and who calls.
import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";

const url = process.env.REMBG_URL ?? "http://localhost:5000";
const headers = { Authorization: `Bearer ${process.env.REMBG_TOKEN ?? ""}` };

async function call(path, init = {}) {
  const answer = await fetch(url + path, { ...init, headers: { ...headers, ...init.headers } });
  if (!answer.ok) {
    const problem = await answer.json(); // RFC 9457: status, code, detail, hint
    throw new Error(`${problem.code}: ${problem.detail}`);
  }
  return answer;
}

const form = new FormData();
for (const photo of process.argv.slice(2)) {
  form.append("images", new Blob([await readFile(photo)]), basename(photo));
}
form.append("preset", "Transparent PNG");
const job = await (await call("/queue/submit", { method: "POST", body: form })).json();

let status;
do {
  await new Promise((resolve) => setTimeout(resolve, 500));
  status = await (await call(job.links.self)).json();
  console.log(`${status.status}: ${status.progress.processed} of ${status.progress.total}`);
} while (!["completed", "failed", "cancelled"].includes(status.status));

for (const image of status.images) {
  if (image.links.result) {
    const result = await call(image.links.result);
    await writeFile(basename(image.output), Buffer.from(await result.arrayBuffer()));
  } else {
    console.log(`${basename(image.source)}: ${image.error?.message}`);
  }
}
