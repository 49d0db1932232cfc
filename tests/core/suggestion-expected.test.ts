import { describe, expect, it } from 'vitest';
import type { Handled } from '../../src/core/reply.ts';
import { suggestionId } from '../../src/core/suggestion.ts';
import { aDesk } from '../support/desk.ts';
import { ANNA } from '../support/escalations.ts';
import { aSuggestion, CLAUSE } from '../support/suggestions.ts';

type World = ReturnType<typeof aDesk>;
const ID = suggestionId('GED-E');

/** The suggestion that every edition should answer with the clause what two people asked. */
async function expectedOf({ suggestions }: World): Promise<void> {
  const suggested = { kind: 'expected', words: 'May I fly the crest?', clause: CLAUSE } as const;
  await suggestions.propose(aSuggestion({ id: ID, suggested, people: 2 }));
}

const textOf = (handled: Handled): string => ('sentence' in handled ? handled.sentence : handled.kind);
const stateOf = async ({ suggestions }: World) => (await suggestions.byId(ID))?.now;

describe('accepting an expected question', () => {
  it.each([
    ['missed', 'this one is not shown'],
    ['offered', 'this one is only shown among others'],
    ['wrong', 'another one is quoted'],
  ] as const)('is refused where the guidance does not meet it: %s', async (grade, says) => {
    const world = aDesk({ grade });
    await expectedOf(world);
    const handled = await world.act(ANNA, 'accept-suggestion', ID);
    expect(textOf(handled)).toContain(`The guidance does not answer it with this clause yet: ${says}.`);
    expect(textOf(handled)).toContain('First accept a way to ask');
    expect(await stateOf(world)).toMatchObject({ state: 'refused', why: 'not-met' });
    expect([world.files.adds, world.publishing.asked]).toEqual([[], []]);
  });

  it('is done where the guidance meets it', async () => {
    const world = aDesk({ grade: 'quoted' });
    await expectedOf(world);
    expect(textOf(await world.act(ANNA, 'accept-suggestion', ID))).toContain('Every edition from now on');
    expect(await stateOf(world)).toEqual({ state: 'accepted' });
  });

  it('says why one does not fit before it says how it is answered', async () => {
    const world = aDesk({ grade: 'missed' });
    await expectedOf(world);
    world.files.fit = { fit: 'unfit', why: 'the clause is not in the files.' };
    world.files.come = { outcome: 'unfit', why: 'the clause is not in the files.' };
    expect(textOf(await world.act(ANNA, 'accept-suggestion', ID))).toContain('the clause is not in the files.');
    expect(await stateOf(world)).toMatchObject({ why: 'unfit' });
  });
});
