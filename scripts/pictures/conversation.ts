import { turnId } from '../../src/core/conversation.ts';
import type { Asking, Audience, PlatformName, Press, Turn } from '../../src/core/conversation.ts';
import type { CouncilId } from '../../src/core/guidance.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { Reader } from '../../src/reader.ts';

/** One picture: its name, and what is drawn. */
export interface Picture<Drawn = string> {
  readonly name: string;
  readonly drawn: Drawn;
}

/** What is asked, in a conversation of its own; several are asked one after the other, and the last reply is drawn. */
const ASKED: readonly (readonly [string, readonly string[]])[] = [
  ['quoted', ['can I use the council logo on my own page?']],
  ['follow-up', ['can I use the council logo on my own page?', 'what about Instagram?']],
  ['unsure', ['what about photos of children?']],
  ['known-gap', ['can I claim for a new laptop?']],
  ['nothing-found', ['may I keep bees on the allotment roof?']],
  ['off-topic', ['when is my bin collected?']],
  ['in-parts', ['Can I use the logo on my page? And what may I post before an election?']],
  ['verdict', ['was my post about the mayor a breach of the code?']],
  [
    'draft',
    ['Is this ok to post? "Delighted to open the new park today with our brilliant officers. Vote for me in May!"'],
  ],
  ['by-number', ['what does 4.8 say?']],
  ['no-such-clause', ['what does 94.8 say?']],
  ['greeting', ['hello']],
  ['help', ['help']],
  ['thanks', ['thank you']],
  ['empty', ['🙂']],
];

/** Replies of the whole product to questions, with the shipped guidance, each drawn as a platform draws it. */
export async function askedPictures<Drawn>(
  reader: Reader,
  council: CouncilId,
  draw: (reply: Reply, audience: Audience) => Drawn,
  platform: PlatformName,
): Promise<readonly Picture<Drawn>[]> {
  const pictures: Picture<Drawn>[] = [];
  let asked = 0;
  const ask = (text: string, change: Partial<Asking>): Turn => ({
    kind: 'asks',
    id: turnId(platform, `Ev${(asked += 1)}`),
    at: { platform, address: 'a direct conversation' },
    thread: undefined,
    audience: 'only-you',
    council,
    by: undefined,
    text,
    ...change,
  });
  const picture = async (name: string, turn: Turn): Promise<void> => {
    pictures.push({ name: `reply-${name}`, drawn: draw(await reader.assistant.reply(turn), turn.audience) });
  };
  const press = (of: Turn, pressed: Press): Turn => ({
    ...of,
    kind: 'presses',
    id: turnId(platform, `Tr${(asked += 1)}`),
    press: pressed,
    of: of.id,
  });

  for (const [name, texts] of ASKED) {
    const turns = texts.map((text) => ask(text, { thread: name }));
    for (const turn of turns.slice(0, -1)) await reader.assistant.reply(turn);
    for (const turn of turns.slice(-1)) await picture(name, turn);
  }
  const first = ask('can I use the council logo on my own page?', {});
  await picture('in-a-channel', { ...first, audience: 'everyone-here' });
  await picture('receipt', press(first, 'receipt'));
  const unsure = ask('what about photos of children?', {});
  await reader.assistant.reply(unsure);
  await picture('none-of-these', press(unsure, 'none-of-these'));
  await picture('all-councils', ask('can I use the council logo on my own page?', { council: undefined }));
  const longest = reader.knowledge
    .current()
    .documents.flatMap(({ clauses }) => clauses)
    .toSorted((a, b) => b.text.length - a.text.length)[0];
  if (longest !== undefined)
    await picture('longest', ask(longest.asked[0] ?? longest.text.slice(0, 80), { council: longest.citation.council }));
  return pictures;
}
