// Lighthouse looks at the rendered pages as on a phone, and this fails when it is not content. Speed depends on what
// else the machine does at the moment: of several looks the best one counts.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const PAGES = ['index.html', 'files.html'];
const WANTED = { accessibility: 100, 'best-practices': 100 };
const FAST = 95;
const LOOKS = 8;

const folder = fileURLToPath(new URL('../target/tutorial/', import.meta.url));

async function serve() {
  const server = createServer(async (request, response) => {
    try {
      const file = await readFile(join(folder, new URL(request.url, 'http://x').pathname));
      const type = extname(request.url) === '.html' ? 'text/html; charset=utf-8' : 'text/plain';
      response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' });
      response.end(gzipSync(file));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function look(url, port, categories) {
  const { lhr } = await lighthouse(url, { port, logLevel: 'error', onlyCategories: categories });
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  return lhr;
}

function score(lhr, category) {
  return Math.round(lhr.categories[category].score * 100);
}

function faults(lhr, category) {
  return lhr.categories[category].auditRefs
    .map(({ id, weight }) => ({ weight, ...lhr.audits[id] }))
    .filter((audit) => audit.weight > 0 && audit.score !== null && audit.score < 1)
    .map((audit) => [
      `  ${audit.id}: ${audit.title} ${audit.displayValue ?? ''}`,
      ...(audit.details?.items ?? []).slice(0, 5).map((item) => `    ${item.node?.snippet ?? item.description ?? ''}`),
    ].join('\n'))
    .join('\n');
}

async function audit(page, origin, port) {
  const lhr = await look(`${origin}/${page}`, port, [...Object.keys(WANTED), 'performance']);
  const missed = Object.keys(WANTED).filter((category) => score(lhr, category) < WANTED[category]);
  for (const [category, wanted] of Object.entries(WANTED)) {
    console.log(`${page}: ${category} ${score(lhr, category)}, wanted ${wanted}`);
  }
  missed.forEach((category) => console.log(faults(lhr, category)));
  return (await isFast(page, `${origin}/${page}`, port, lhr)) && missed.length === 0;
}

async function isFast(page, url, port, first) {
  let best = first;
  for (let looks = 1; score(best, 'performance') < FAST && looks < LOOKS; looks++) {
    const next = await look(url, port, ['performance']);
    best = score(next, 'performance') > score(best, 'performance') ? next : best;
  }
  console.log(`${page}: performance ${score(best, 'performance')}, wanted ${FAST}`);
  if (score(best, 'performance') < FAST) console.log(faults(best, 'performance'));
  return score(best, 'performance') >= FAST;
}

const server = await serve();
const chrome = await launch({
  chromePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'],
});
let content = true;
try {
  for (const page of PAGES) {
    const origin = `http://127.0.0.1:${server.address().port}`;
    content = (await audit(page, origin, chrome.port)) && content;
  }
} finally {
  chrome.kill();
  server.close();
}
process.exitCode = content ? 0 : 1;
