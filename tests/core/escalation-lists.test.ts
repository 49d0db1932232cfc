import { describe, expect, it } from 'vitest';
import { aDesk } from '../support/desk.ts';
import { ANNA, COUNCILLOR } from '../support/escalations.ts';

describe('a list that is as long as a list can be', () => {
  it('says which ones it shows', async () => {
    const { ask, list } = aDesk();
    expect(await list(COUNCILLOR, 'mine')).toMatchObject({ heading: 'You have asked officers nothing yet.' });
    expect(await list(ANNA, 'queue')).toMatchObject({ heading: 'Nothing is open with your team.' });
    for (let asked = 0; asked < 19; asked += 1) await ask(COUNCILLOR, `Question ${asked}`, false, `slack:${asked}`);
    expect(await list(COUNCILLOR, 'mine')).toMatchObject({ heading: 'What you have asked officers' });
    const [twentieth, last] = [
      await ask(COUNCILLOR, 'Next', false, 'slack:n'),
      await ask(COUNCILLOR, 'Last', false, 'slack:l'),
    ];
    const [mine, queue] = [await list(COUNCILLOR, 'mine'), await list(ANNA, 'queue')];
    expect([mine, queue]).toMatchObject([
      { heading: 'What you have asked officers: the 20 newest' },
      { heading: 'Open with your team: the 20 oldest' },
    ]);
    expect([JSON.stringify(mine).includes(last), JSON.stringify(queue).includes(last)]).toEqual([true, false]);
    expect(JSON.stringify(queue)).toContain(twentieth);
  });
});
