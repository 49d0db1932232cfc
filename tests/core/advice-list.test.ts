import { describe, expect, it } from 'vitest';
import { turnId } from '../../src/core/conversation.ts';
import { curatedId } from '../../src/core/curated-answer.ts';
import { aCurated } from '../support/curated.ts';
import { aDesk } from '../support/desk.ts';
import { ANNA, BEN, COUNCILLOR } from '../support/escalations.ts';
import { FIRST, SECOND, DAY_MS, answered, notices, why } from '../support/advice-desk.ts';

describe('the list of advice', () => {
  it('puts on hold what may not be shown any more, and has the team told of it once', async () => {
    const world = await answered();
    await world.keep(ANNA);
    await world.approve(BEN);
    world.publish([{ ...FIRST, text: 'Otherwise.' }, SECOND]);
    const nudged = world.nudges.length;
    const looks = await Promise.all([world.listed(BEN), world.listed(ANNA), world.listed(BEN)]);
    for (const [sheet] of looks)
      expect(sheet?.gist).toContain('on hold, because a clause that it rests on has changed');
    expect(notices(world)).toHaveLength(4);
    expect(world.nudges).toHaveLength(nudged + 1);
    expect((await world.told()).slice(2)).toEqual([
      expect.stringContaining('on hold'),
      expect.stringContaining('on hold'),
    ]);
    // What was proposed is old news by then.
    expect((await world.told()).slice(0, 2)).toEqual([undefined, undefined]);
    expect(why(await world.approve(BEN))).toBe('done');
    expect((await world.listed(ANNA))[0]?.gist).toContain('in force');
  });

  it('is of one’s own teams alone, the first of which has what a team left that is gone', async () => {
    const { curated, list } = aDesk();
    for (const [nth, team] of ['legal', 'gone'].entries())
      await curated.propose(
        aCurated({ id: curatedId(`GED-${nth}`), team, proposed: { by: ANNA, at: nth, turn: turnId('slack', team) } }),
        [],
      );
    const seen = await list(BEN, 'advice');
    expect(seen.kind === 'sheets' && seen.sheets.map(({ gist }) => gist)).toEqual(['GED-1: officer advice proposed']);
  });

  it('shows what ended for thirty days', async () => {
    const world = await answered();
    await world.keep(ANNA);
    expect(await world.act(ANNA, 'end-advice', await world.buttonOf(ANNA, 'end-advice'))).toMatchObject({
      kind: 'done',
      sheet: { gist: expect.stringContaining('ended'), buttons: [] },
    });
    world.pass(29 * DAY_MS);
    expect((await world.listed(BEN))[0]?.gist).toContain('ended');
    world.pass(2 * DAY_MS);
    expect(await world.listed(BEN)).toEqual([]);
    expect(await world.list(BEN, 'advice')).toMatchObject({ heading: 'Your team keeps no officer advice.' });
  });

  it('shows what waits for an officer first', async () => {
    const world = await answered();
    await world.keep(ANNA);
    await world.approve(BEN);
    const other = await world.ask(COUNCILLOR, 'And on a badge?', false, 'slack:Ev2');
    await world.act(ANNA, 'claim', other);
    await world.send(ANNA, 'answer', other, { text: 'No.' });
    world.pass(1);
    await world.send(ANNA, 'keep-advice', other, { text: 'No.', asked: 'And on a badge?', expires: '2027-01-01' });
    expect((await world.listed(BEN)).map(({ gist }) => gist.replace(/^\S+ /, ''))).toEqual([
      'officer advice proposed',
      'officer advice in force',
    ]);
  });
});
