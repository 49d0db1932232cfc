import { describe, expect, it } from 'vitest';
import { auditEscalations } from '../../scripts/chaos/audit-escalations.ts';
import { auditNotices } from '../../scripts/chaos/audit-notices.ts';
import type { KeptNotice } from '../../scripts/chaos/kept.ts';
import { createModel } from '../../scripts/chaos/model.ts';
import { formOf, pressOf } from '../../scripts/chaos/turns.ts';
import { askedLine, doneLine, gistWords } from '../../src/core/escalation-wording.ts';
import type { Escalation } from '../../src/core/escalation.ts';
import { claimed, detailed, moved, OFFICER, opened, person, REFERENCE, told } from '../support/chaos.ts';

function aModel() {
  const model = createModel();
  const ask = formOf('V1', 'ask-officer', { user: 'U0CLLR1', about: 'slack:Ev1', text: 'May I?' });
  const claim = pressOf('T1', 'claim', { user: 'U0OFFICER1', about: REFERENCE }, '');
  const detail = formOf('V2', 'add-detail', { user: 'U0CLLR1', about: REFERENCE, text: 'It is red.' });
  for (const turn of [ask, claim, detail]) model.remember(turn);
  model.hear(ask, askedLine(REFERENCE, 'Clerks', 0));
  model.hear(claim, doneLine(REFERENCE, 'claim'));
  model.hear(detail, doneLine(REFERENCE, 'add-detail'));
  return { model, ask };
}

const escalationsWrong = (kept: readonly Escalation[]): readonly string[] =>
  auditEscalations(kept, aModel().model).wrong;

describe('the audit of escalations', () => {
  it('finds what was acknowledged, and nothing wrong with it', () => {
    const audit = auditEscalations([detailed], aModel().model);
    expect(audit).toMatchObject({ asked: 1, askedFound: 1, moves: 2, movesFound: 2, unlawful: 0, wrong: [] });
    expect(audit.stages.get(detailed)).toEqual([opened, claimed, detailed]);
  });

  it.each<readonly [string, readonly Escalation[], RegExp]>([
    ['an escalation', [], /CHA-BCDFGH was acknowledged and is not there/],
    ['a move', [claimed], /slack:view:V2 was acknowledged and is lost/],
  ])('misses %s', (_what, kept, why) => expect(escalationsWrong(kept).join()).toMatch(why));

  it.each<readonly [string, Escalation, RegExp]>([
    ['that is made twice', { ...detailed, history: [...detailed.history, ...detailed.history] }, /more than one move/],
    [
      'that nobody asked for',
      {
        ...detailed,
        history: [
          ...claimed.history,
          ...moved(detailed, { part: 'officer', person: OFFICER }, { move: 'note', text: '' }, 'slack:T9').history,
        ],
      },
      /nobody asked for: note/,
    ],
    [
      'of somebody else',
      { ...detailed, history: detailed.history.map((entry) => ({ ...entry, by: person('U0OTHER') })) },
      /made another move/,
    ],
    ['that leads elsewhere', { ...detailed, now: { state: 'waiting' } }, /its moves do not lead to/],
  ])('sees a move %s', (_what, kept, why) => expect(escalationsWrong([kept]).join()).toMatch(why));

  it('sees two references for one question', () => {
    const { model, ask } = aModel();
    model.hear(ask, askedLine('CHA-OTHERS', 'Clerks', 0));
    expect(auditEscalations([detailed], model).wrong.join()).toContain('two references');
  });
});

const STAGES = new Map([[detailed, [opened, claimed, detailed]]]);

describe('the audit of notices', () => {
  const { kept, shown } = told();
  const wrongWith = (notices: readonly KeptNotice[], messages = shown) =>
    auditNotices(notices, STAGES, messages).wrong.join();

  it('finds a message for each of them', () => {
    expect(auditNotices(kept, STAGES, shown)).toEqual({ notices: 4, delivered: 4, parked: 0, waiting: 0, wrong: [] });
  });

  it('sees one that was never written, is not wanted, waits, or is parked', () => {
    expect(wrongWith(kept.slice(1))).toContain('was never written');
    expect(auditNotices(kept, new Map([[claimed, [opened, claimed]]]), shown).wrong.join()).toContain('No move calls');
    expect(wrongWith(kept.map((each) => ({ ...each, state: 'waiting' })))).toContain('is waiting');
    expect(wrongWith(kept.map((each) => ({ ...each, state: 'parked' })))).toContain('is parked');
  });

  it('sees a message that is gone, stands elsewhere, or says what held before', () => {
    expect(wrongWith(kept, [])).toContain('has no message');
    expect(
      wrongWith(
        kept,
        shown.map((each) => ({ ...each, channel: 'C0OTHER' })),
      ),
    ).toContain('another conversation');
    expect(
      wrongWith(
        kept,
        shown.map((each) => ({ ...each, thread: '1' })),
      ),
    ).toContain('under its card');
    expect(
      wrongWith(
        kept,
        shown.map((each) => ({ ...each, text: gistWords(opened) })),
      ),
    ).toContain('what holds now');
  });

  it('sees what was told before something earlier', () => {
    const inOneLane = kept.map((each) => ({ ...each, lane: 'one', seq: -each.seq }));
    expect(wrongWith(inOneLane)).toContain('before an earlier one');
  });
});
