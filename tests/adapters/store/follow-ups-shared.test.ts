import { expect, it } from 'vitest';
import { createQuestionLog } from '../../../src/adapters/store/question-log.ts';
import { createShortMemory } from '../../../src/adapters/store/short-memory.ts';
import { createAssistant } from '../../../src/core/assistant.ts';
import { turnId } from '../../../src/core/conversation.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { aTurn, NOON, OXFORD } from '../../support/assistant.ts';
import { GEDLING } from '../../support/builders.ts';
import { onEveryDatabase } from '../../support/databases.ts';
import { anEdition, foundWith } from '../../support/findings.ts';
import { knowledgeOf } from '../../support/knowledge-base.ts';
import { SEALED_WITH } from '../../support/records-of-every-kind.ts';

const LOGO = 'Can I use the logo?';

onEveryDatabase((there) => {
  const replica = (database = there().database) => {
    const finding = foundWith([0.4], { telling: 1 });
    const clauses = finding.candidates.map(({ clause }) => clause);
    const edition = { ...anEdition(async () => finding, clauses), councils: [GEDLING, OXFORD] };
    const [questions, memory] = [createQuestionLog(database), createShortMemory(database, SEALED_WITH)];
    return createAssistant({ knowledge: knowledgeOf(edition), questions, memory, clock: () => NOON });
  };
  const asks = (id: string, text: string, change = {}) => aTurn({ id: turnId('slack', id), text, ...change });
  const takenWith = (reply: Reply): unknown => ('takenWith' in reply ? reply.takenWith : undefined);

  it('a follow-up is understood by a replica that did not hear the question before it', async () => {
    const [one, other] = [replica(), replica(there().other)];
    await one.reply(asks('Ev1', LOGO));
    expect(takenWith(await other.reply(asks('Ev2', 'and photos?')))).toBe(LOGO);
    expect(takenWith(await one.reply(asks('Ev3', 'and videos?')))).toBe(`${LOGO} and photos?`);
    const elsewhere = [asks('Ev4', 'and flags?', { thread: 'D2' }), asks('Ev5', 'and flags?', { council: OXFORD.id })];
    for (const turn of elsewhere) expect(takenWith(await other.reply(turn))).toBeUndefined();
  });

  it('what was asked is there for whichever replica gets a press or a form', async () => {
    const [one, other] = [replica(), replica(there().other)];
    await one.reply(asks('Ev1', LOGO));
    await one.reply(asks('Ev2', 'and photos?'));
    expect(await other.remembered(aTurn(), turnId('slack', 'Ev2'))).toBe(`${LOGO}\nand photos?`);
    const { text: _text, ...done } = aTurn({ id: turnId('slack', 'Ev3') });
    const again = await other.reply({ ...done, kind: 'presses', press: 'by-itself', of: turnId('slack', 'Ev2') });
    expect(again).toMatchObject({ kind: 'answers' });
    expect(takenWith(again)).toBeUndefined();
  });

  it('a platform’s repeat shifts nothing, whichever replica gets it', async () => {
    const [one, other] = [replica(), replica(there().other)];
    await one.reply(asks('Ev1', LOGO));
    await one.reply(asks('Ev2', 'and photos?'));
    for (const repeat of [asks('Ev1', LOGO), asks('Ev2', 'and photos?')])
      expect(await other.reply(repeat)).toEqual({ kind: 'already-answered' });
    expect(await other.remembered(aTurn(), turnId('slack', 'Ev1'))).toBe(LOGO);
    expect(await other.remembered(aTurn(), turnId('slack', 'Ev2'))).toBe(`${LOGO}\nand photos?`);
    expect(takenWith(await one.reply(asks('Ev3', 'and videos?')))).toBe(`${LOGO} and photos?`);
  });

  it('of two that are asked at once one is leaned on, and both are answered', async () => {
    const [one, other] = [replica(), replica(there().other)];
    const both = await Promise.all([one.reply(asks('Ev1', LOGO)), other.reply(asks('Ev2', 'What of kites?'))]);
    expect(both.map(({ kind }) => kind)).toEqual(['answers', 'answers']);
    const leaned = takenWith(await one.reply(asks('Ev3', 'and videos?')));
    expect([LOGO, 'What of kites?', `${LOGO} What of kites?`, `What of kites? ${LOGO}`]).toContain(leaned);
  });
});
