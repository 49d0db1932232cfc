import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { ACTS, FORMS, PRESSES } from '../../src/core/conversation.ts';
import { CLAUSE_SEARCH } from '../../src/adapters/teams/handling.ts';
import { buttonPress, menuChoice } from '../support/fake-slack-events.ts';
import { aFetch, anExecute, aPress, aSearch, aSubmit } from '../support/teams-activities.ts';
import { openWholeService } from '../support/whole-service.ts';
import type { WholeService } from '../support/whole-service.ts';

const NAMES = [
  '__proto__',
  'constructor',
  '../x',
  "a'; drop table escalations; --",
  'a\0b',
  '\ud800',
  'slack:__proto__',
  'gedling/../x#1',
  'x'.repeat(1999),
  '',
];

/** As a test can be called. */
const SHOWN = NAMES.map((name) => [JSON.stringify(name).slice(0, 40), name] as const);

let service: WholeService;
let [rows, made] = ['', 0];
beforeAll(async () => {
  // More than anybody may ask, so that the limits hide nothing.
  const most = '60000';
  service = await openWholeService({
    settings: { PERSON_PER_MINUTE: most, PERSON_PER_HOUR: most, COUNCIL_PER_MINUTE: most },
  });
});
afterAll(() => service.close());

const newId = (): string => `name-${(made += 1)}`;

/** What stands in every table but those that count and keep who was met. */
function everythingKept(): string {
  const database = new DatabaseSync(join(service.data, 'clausebook.sqlite'), { readOnly: true });
  const tables = [
    'escalations',
    'halt_moves',
    'curated',
    'suggestions',
    'feedback',
    'publications',
    'audit',
    'receipts',
  ];
  const kept = tables.map((table) => [table, database.prepare(`select * from ${table}`).all()]);
  database.close();
  return JSON.stringify(kept);
}

const OBJECTS = Object.getOwnPropertyNames(Object.prototype).join(' ');
beforeEach(() => {
  rows = everythingKept();
});
afterEach(() => {
  if (everythingKept() !== rows) throw new Error('Something was kept, or is gone.');
  if (Object.getOwnPropertyNames(Object.prototype).join(' ') !== OBJECTS) throw new Error('Objects have changed.');
  const broken = service.log.lines.filter(({ level }) => level === 'error').map(({ event, cause }) => [event, cause]);
  if (broken.length > 0) throw new Error(`Something broke: ${String(broken[0])}`);
});

it.each(SHOWN)('a button in Slack that is about %s is about nothing', async (_shown, name) => {
  for (const action of [...ACTS, ...FORMS, ...PRESSES, 'clause', 'read-on', name]) {
    await service.sender.interaction(buttonPress(newId(), `clausebook:${action}`, name));
    await service.sender.interaction(menuChoice(newId(), 'clausebook:more', `${action} ${name}`));
  }
  expect(everythingKept()).toBe(rows);
});

async function told(activity: Readonly<Record<string, unknown>>): Promise<number> {
  const body = JSON.stringify({ ...activity, serviceUrl: service.connector.serviceUrl });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${service.url()}api/messages`, { method: 'POST', headers, body });
  await response.text();
  return response.status;
}

it.each(SHOWN)('a button, a form and a search in Teams that are about %s are about nothing', async (_shown, name) => {
  const came = new Set<number>();
  for (const act of [...ACTS, name]) {
    came.add(await told(anExecute('clausebook.sheet', { clausebook: { act, about: name } }, newId())));
    came.add(await told(aPress({ clausebook: { act, about: name } }, newId())));
  }
  // A question to officers is about whatever was typed: it is opened, and tells nothing of another.
  for (const form of [...FORMS, name].filter((each) => each !== 'ask-officer')) {
    came.add(await told(aFetch({ form, about: name }, newId())));
    came.add(
      await told(aSubmit({ form, about: name }, { text: 'x', clauses: name, officer: name, [name]: name }, newId())),
    );
  }
  for (const press of [...PRESSES, name]) came.add(await told(aPress({ clausebook: { press, of: name } }, newId())));
  for (const view of ['clause', name]) came.add(await told(aPress({ clausebook: { view, clause: name } }, newId())));
  came.add(await told(aSearch(`${CLAUSE_SEARCH}${name}`, name, newId())));
  // 501 is what Teams is told of what cannot be read.
  expect([...came].filter((status) => status >= 500 && status !== 501)).toEqual([]);
});

it.each(SHOWN)('a field of a page that is %s is nobody’s, and no page breaks', async (_shown, name) => {
  const at = (path: string): string => new URL(path, service.url()).href;
  const fields = ['as', 'c', 'o', 'council', 'about', 'turn', 'form', 'act', 'do', 'clauses', 'officer', 'typed', name];
  const found: number[] = [];
  for (const field of fields) {
    const odd = new URLSearchParams({
      as: 'officer-1',
      council: 'marlpit',
      form: 'answer',
      question: 'x',
      [field]: name,
    });
    for (const path of ['/', '/home', '/officers', '/officers/form'])
      found.push((await fetch(at(`${path}?${odd.toString()}`))).status);
    const sent = new URLSearchParams({
      as: 'officer-1',
      council: 'marlpit',
      act: 'claim',
      about: name,
      turn: 'x',
      do: 'send',
      form: 'answer',
      text: 'x',
      [field]: name,
    });
    for (const path of ['/officers/act', '/officers/form', '/home/act', '/feedback'])
      found.push((await fetch(at(path), { method: 'POST', body: sent })).status);
  }
  for (const path of [
    `/assets/${encodeURIComponent(name.toWellFormed())}/${encodeURIComponent(name.toWellFormed())}`,
    `/api/clause?id=${encodeURIComponent(name.toWellFormed())}`,
  ])
    found.push((await fetch(at(path))).status);
  expect(found.filter((status) => status >= 500)).toEqual([]);
});
