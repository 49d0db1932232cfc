import { describe, expect, it } from 'vitest';
import { auditDuplicates } from '../../scripts/chaos/audit-duplicates.ts';
import { REFERENCE, told } from '../support/chaos.ts';
import type { FakeMessage } from '../support/fake-slack-workspace.ts';

describe('the audit of duplicates', () => {
  const { kept, shown } = told();
  const [first] = shown;
  const post = (ts: string, at: number, heard = true) => ({
    ts,
    at,
    heard,
    channel: 'C0CLERKS',
    text: `${REFERENCE}: waiting for an officer`,
  });
  const message = (ts: string): FakeMessage => ({
    ...told().shown[0],
    ...first,
    ts,
    channel: 'C0CLERKS',
    thread: undefined,
    ephemeral: false,
    text: REFERENCE,
    blocks: [],
    manners: {},
  });
  const again = post(shown.find(({ channel }) => channel === 'C0CLERKS')?.ts ?? '', 9000);
  const auditOf = (double: ReturnType<typeof post>, kills: readonly number[], calls: readonly number[]) =>
    auditDuplicates(kept, { posts: [double, again], calls }, [...shown, message(double.ts)], kills);
  const EARLY = '1600000000.000000';

  it('counts none where every message is known', () => {
    expect(auditDuplicates(kept, { posts: [again], calls: [] }, shown, [])).toMatchObject({
      unheard: 0,
      killed: 0,
      outside: 0,
      wrong: [],
    });
  });

  it('counts those in the window: not heard of, or killed before it was recorded', () => {
    expect(auditOf(post(EARLY, 1000, false), [], [])).toMatchObject({ unheard: 1, killed: 0, outside: 0, wrong: [] });
    expect(auditOf(post(EARLY, 1000), [1400], [1000, 1020, 5000])).toMatchObject({
      killed: 1,
      longestMs: 20,
      outside: 0,
      wrong: [],
    });
  });

  it('sees those outside: the process worked on, or was never killed', () => {
    expect(auditOf(post(EARLY, 1000), [4000], [1000, 3900])).toMatchObject({ killed: 0, outside: 1 });
    expect(auditOf(post(EARLY, 1000), [], []).wrong.join()).toContain('came twice without');
  });

  it('sees what was told between the first and the second time', () => {
    const between = { ...post('1650000000.000000', 2000), text: 'CHA-ZZZZZZ: closed' };
    const audit = auditDuplicates(
      kept,
      { posts: [post(EARLY, 1000, false), between, again], calls: [] },
      [...shown, message(EARLY)],
      [],
    );
    expect(audit.wrong.join()).toContain('something else was told');
  });
});
