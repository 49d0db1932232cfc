import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMINS, openWholeService } from '../support/whole-service.ts';
import type { WholeService } from '../support/whole-service.ts';

let service: WholeService;
beforeAll(async () => {
  service = await openWholeService();
  service.slack.workspace.setGroup(ADMINS, ['UAdaMoss']);
});
afterAll(() => service.close());

const QUESTION = 'can I fly my kite on the common';
const CLAUSE = 'Members may fly a kite on the common';

describe('a service whose guidance has days', () => {
  it('quotes what is in force today and nothing else, once a reason was given for ending it', async () => {
    const file = join(service.knowledge, 'marlpit', 'kites.yaml');
    const text = await readFile(file, 'utf8');
    const councillors = [service.person('slack', 'Cllr Slack'), service.person('teams', 'Cllr Teams')];
    for (const councillor of councillors)
      expect((await councillor.ask(QUESTION)).guidance.join('\n')).toContain(CLAUSE);
    await writeFile(file, text.replace("number: '1.1'", "number: '1.1'\n        until: 2020-02-29"));
    const admin = service.person('slack', 'Ada Moss');
    await admin.list('admin reload');
    for (const councillor of councillors)
      expect((await councillor.ask(`${QUESTION} `)).guidance.join('\n')).toContain(CLAUSE);
    await admin.list('admin reload accept: it has ended');
    for (const councillor of councillors) {
      const { lines, guidance } = await councillor.ask(`${QUESTION}?`);
      expect([...lines, ...guidance].join('\n')).not.toContain(CLAUSE);
    }
  });
});
