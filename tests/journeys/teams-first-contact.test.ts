import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { howLine, ASK_OFFICER_LINE } from '../../src/core/welcome-wording.ts';
import installed from '../fixtures/teams/installation-update.json' with { type: 'json' };
import { aPress, CHANNEL } from '../support/teams-activities.ts';
import { accountOf } from '../support/teams-chatter.ts';
import { openWholeService } from '../support/whole-service.ts';
import type { WholeService } from '../support/whole-service.ts';

let service: WholeService;
beforeAll(async () => {
  service = await openWholeService();
});
afterAll(() => service.close());

describe('whoever adds the app in Teams', () => {
  it('is welcomed with this council’s guidance, and asks a question of it with a press, across a restart', async () => {
    const councillor = service.person('teams', 'Cllr New');
    const from = accountOf('CllrNew', 'Cllr New');
    const conversation = { ...installed.conversation, id: 'a:with-CllrNew' };
    await service.tell({ ...installed, from, conversation });
    await service.restart();
    await service.tell({ ...installed, from, conversation });
    const [welcome, ...others] = councillor.alone();
    expect(others).toEqual([]);
    expect(welcome?.lines).toContain('Kites and Gliders on Council Land');
    expect(welcome?.lines).toContain(howLine('only-you', false));
    expect(welcome?.lines).toContain(ASK_OFFICER_LINE);
    const [question] = welcome?.buttons ?? [];
    await service.tell({ ...aPress(question?.carries, 'press-1'), from, conversation });
    const answer = councillor.alone()[1];
    expect(answer?.guidance.length).toBeGreaterThan(0);
    expect(service.connector.problems).toEqual([]);
  });

  it('to a team is welcomed there, before everyone', () => {
    const inChannel = service.connector.standing.filter(({ conversation }) => conversation === CHANNEL);
    expect(inChannel).toHaveLength(1);
    expect(JSON.stringify(inChannel[0]?.activity)).toContain('Everyone in this conversation can see');
  });
});
