import { describe, expect, it } from 'vitest';
import { turnId } from '../../src/core/conversation.ts';
import { aTurn, setUp } from '../support/assistant.ts';
import { foundWith } from '../support/findings.ts';

describe('a question after another in one conversation', () => {
  const few = foundWith([0.6], { telling: 1 });

  it('is searched alone and with what came before, and the reply says so', async () => {
    const { assistant, asked } = setUp(few);
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev1'), text: 'logo use' }));
    const reply = await assistant.reply(aTurn({ id: turnId('slack', 'Ev2'), text: 'on Instagram?' }));
    expect(asked.map(({ text }) => text)).toEqual([
      'logo use',
      'on Instagram?',
      'on Instagram? logo use on Instagram?',
    ]);
    expect(reply).toMatchObject({ kind: 'answers', takenWith: 'logo use' });
  });

  it('is taken by itself in another conversation, after “new:”, or if it leans on nothing', async () => {
    const { assistant, asked } = setUp(few);
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev1'), text: 'logo use' }));
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev2'), text: 'on Instagram?', thread: 'D2' }));
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev4'), text: 'on Instagram?', thread: undefined }));
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev3'), text: 'new: on Instagram?' }));
    expect(asked.map(({ text }) => text)).toEqual(['logo use', 'on Instagram?', 'on Instagram?', 'on Instagram?']);
    const plain = setUp(foundWith([0.9], { telling: 3 }));
    await plain.assistant.reply(aTurn({ id: turnId('slack', 'Ev1'), text: 'logo use' }));
    await plain.assistant.reply(aTurn({ id: turnId('slack', 'Ev2'), text: 'post hateful remarks' }));
    expect(plain.asked).toHaveLength(2);
  });

  it('is taken by itself if a clause surely answers its few words', async () => {
    const { assistant, asked } = setUp(foundWith([0.9], { telling: 2 }));
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev1'), text: 'logo use' }));
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev2'), text: 'can I block trolls?' }));
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev3'), text: 'and block trolls?' }));
    expect(asked.map(({ text }) => text)).toEqual([
      'logo use',
      'can I block trolls?',
      'and block trolls?',
      'and block trolls? can I block trolls? and block trolls?',
    ]);
  });

  it('is taken by itself if it names a clause by its number', async () => {
    const { assistant, asked } = setUp(few);
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev1'), text: 'logo use' }));
    const reply = await assistant.reply(aTurn({ id: turnId('slack', 'Ev2'), text: 'clause 99' }));
    expect(reply).toMatchObject({ answer: { why: 'no-such-clause' } });
    expect(reply).not.toHaveProperty('takenWith');
    expect(asked.map(({ text }) => text)).toEqual(['logo use', 'clause 99']);
  });

  it('may lean on what was asked before thanks', async () => {
    const { assistant } = setUp(few);
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev1'), text: 'logo use' }));
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev2'), text: 'thanks!' }));
    const reply = await assistant.reply(aTurn({ id: turnId('slack', 'Ev3'), text: 'on Instagram?' }));
    expect(reply).toMatchObject({ takenWith: 'logo use' });
  });

  it('leans on nothing where only small talk came before', async () => {
    const { assistant, asked } = setUp(few);
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev1'), text: 'hello' }));
    const reply = await assistant.reply(aTurn({ id: turnId('slack', 'Ev2'), text: 'what about it?' }));
    expect(reply).not.toHaveProperty('takenWith');
    expect(reply).toMatchObject({ presses: { offered: ['none-of-these'] } });
    expect(asked.map(({ text }) => text)).toEqual(['hello', 'what about it?']);
  });

  it('is not said to lean on what came before if it is small talk', async () => {
    const { assistant } = setUp(few);
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev1'), text: 'logo use' }));
    const reply = await assistant.reply(aTurn({ id: turnId('slack', 'Ev2'), text: 'thanks for that!' }));
    expect(reply).toMatchObject({ answer: { outcome: 'conversation' } });
    expect(reply).not.toHaveProperty('takenWith');
  });

  it('leans on nothing where turns belong to no thread', async () => {
    const { assistant, asked } = setUp(few);
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev1'), text: 'logo use', thread: undefined }));
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev2'), text: 'on Instagram?', thread: undefined }));
    expect(asked.map(({ text }) => text)).toEqual(['logo use', 'on Instagram?']);
  });

  it('is one question if it leans on what came before, though it seems to ask two things', async () => {
    const { assistant, asked } = setUp(few);
    await assistant.reply(aTurn({ id: turnId('slack', 'Ev1'), text: 'logo use' }));
    const typed = 'What about it? And who do I ask?';
    const reply = await assistant.reply(aTurn({ id: turnId('slack', 'Ev2'), text: typed }));
    expect(reply).toMatchObject({ takenWith: 'logo use', answer: { outcome: 'unsure' } });
    expect(asked.map(({ text }) => text)).toEqual(['logo use', typed, `${typed} logo use ${typed}`]);
  });
});
