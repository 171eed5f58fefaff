// Trains NLP.js on the sentences of configs/talk/intents.txt and asks it for the intents of the measuring part of
// the corpus. Intents only: it reads no facts of this domain. See README.md.
'use strict';
const fs = require('fs');
const path = require('path');
const { NlpManager } = require('node-nlp');

const refusals = new Set(['safeguarding', 'legal-advice', 'other-case', 'out-of-remit']);
const root = path.join(__dirname, '..', '..', '..', '..');

function sentences() {
  let label = '';
  const out = [];
  for (const line of fs.readFileSync(path.join(root, 'configs', 'talk', 'intents.txt'), 'utf8').split('\n')) {
    const text = line.trim();
    if (!text || text.startsWith('#')) continue;
    const heading = /^\[(.+)\]$/.exec(text);
    if (heading) label = heading[1];
    else out.push({ label, text });
  }
  return out;
}

async function main() {
  const quiet = console.log;
  const manager = new NlpManager({ languages: ['en'], forceNER: false, autoSave: false, nlu: { log: false } });
  for (const s of sentences()) manager.addDocument('en', s.text, s.label);
  const started = process.hrtime.bigint();
  await manager.train();
  const learned = Number(process.hrtime.bigint() - started) / 1e9;
  const part = process.argv[2] || 'measure';
  const messages = fs.readFileSync(path.join(__dirname, '..', 'corpus', `${part}.jsonl`), 'utf8').trim().split('\n').map((l) => JSON.parse(l));
  const count = { named: 0, right: 0, best: 0, toRefuse: 0, refused: 0, falseAlarms: 0 };
  const times = [];
  for (const m of messages) {
    const from = process.hrtime.bigint();
    const heard = await manager.process('en', m.text);
    times.push(Number(process.hrtime.bigint() - from) / 1000);
    const likeliest = (heard.classifications[0] || {}).intent;
    if (m.expect.refusal) {
      count.toRefuse++;
      if (refusals.has(heard.intent)) count.refused++;
      continue;
    }
    if (refusals.has(heard.intent)) count.falseAlarms++;
    if (m.expect.intent[0] === '*') continue;
    count.named++;
    if (m.expect.intent.includes(heard.intent)) count.right++;
    if (m.expect.intent.includes(likeliest)) count.best++;
  }
  times.sort((a, b) => a - b);
  const share = (n, of) => `${n} of ${of} (${((100 * n) / of).toFixed(1)}%)`;
  quiet(`NLP.js ${require('node-nlp/package.json').version}, ${sentences().length} sentences learned in ${learned.toFixed(1)} s`);
  quiet(`intents right:                        ${share(count.right, count.named)}`);
  quiet(`with the likeliest, however unsure:   ${share(count.best, count.named)}`);
  quiet(`refusals found (of any kind):         ${share(count.refused, count.toRefuse)}, false alarms ${count.falseAlarms}`);
  quiet(`one message, median:                  ${times[times.length >> 1].toFixed(0)} microseconds`);
}

main();
