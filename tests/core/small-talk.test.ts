import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SmallTalk } from '../../src/core/answer.ts';
import { smallTalk } from '../../src/core/small-talk.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';

const SAID: Readonly<Record<SmallTalk, readonly string[]>> = {
  greeting: [
    'hi',
    'Hi!',
    'hiii',
    'Hello there',
    'hello Clausebook 👋',
    'HEY',
    'hiya mate',
    'howdy',
    'good morning',
    'Good afternoon, everyone.',
    'Morning all',
    'evening',
    "g'day",
    'ey up duck',
    'bore da',
    'hi, how are you today?',
    'Hello! How are things?',
    "hey, how's it going?",
    'you alright?',
    "what's up",
    'hello? is anybody there?',
    'helo, is anybody out their',
    'any1 there',
    'long time no see!',
    'hello councillor',
    'are you there?',
    'nice to meet you',
    'happy new year!',
    'just testing',
    'Test 123',
    'hello hello hello',
  ],
  thanks: [
    'thanks',
    'Thank you!',
    'thank you so much',
    'thx',
    'ta',
    'cheers mate',
    'ok thanks',
    'oh great, thanks a lot',
    'Many thanks',
    'no thanks',
    'thanks, that helps',
    "Thanks, that's really helpful",
    'thanks for your help',
    'Thank you for the quick reply!',
    'thank you for helping me',
    'thanks for that',
    'Much appreciated',
    'I really appreciate it',
    'lovely, thank you, bye',
    'you’ve been very helpful',
    'that was a great help, thanks',
    'just what I needed, thank you',
    'good night',
    'bye for now, have a nice weekend',
    'see you tomorrow',
    'take care all',
    'perfect',
    'nice one',
    'got it, cheers',
    'hi, thanks again',
    'diolch',
    'thanks a million x',
    'tysm',
  ],
  help: [
    'help',
    '/help',
    'Help!',
    'help me please',
    'I need help',
    'i need some help with this please',
    'can you help?',
    'Hi, can you help me?',
    'Hello, could you please help me with something',
    'what can you do?',
    'what can you do for me',
    'What else can you do?',
    'how can you help me',
    'what can I ask you?',
    'what sort of things can I ask',
    'what questions can you answer?',
    'what kind of questions can i ask you about',
    'how does this work?',
    'hey how do you work',
    'how do i use this thing',
    'How do I ask a question?',
    'can I ask you something',
    'I have a question',
    'thanks, can you help me?',
    'quick question',
    'ok so what do you do exactly?',
    'good morning. what do you know?',
    'what can you help me with',
    'how does Clausebook work',
    'instructions',
  ],
  about: [
    'who are you?',
    'Who are you',
    'what are you',
    'hi, what exactly are you?',
    'who r u',
    'are you a bot?',
    'are you human',
    'Are you a real person?',
    'are you ChatGPT?',
    'are you a human or a bot?',
    'is this a bot',
    'am I talking to a real person?',
    'who am i talking to',
    "what's your name?",
    'what is Clausebook',
    'What is this?',
    'who made you?',
    'who built this',
    'thanks, who are you?',
    'hello, who is this',
    'tell me about yourself',
    'what is your purpose',
    'what are you for',
  ],
};

const ASKED: readonly string[] = [
  'hi, can I use the logo?',
  'Hello, who owns my Facebook page?',
  'thanks but who do I tell about trolls',
  'Thanks. And what about purdah?',
  'thank you, is a retweet an endorsement',
  'thanks for nothing, can I block him?',
  'help me with a troll',
  'help with abusive comments',
  'can you help me with my Twitter account',
  'could you help me understand the code of conduct',
  'I need help with a defamatory post',
  'who can help me set up an account',
  'where do I get help',
  'who are you allowed to block',
  'who are you supposed to tell about abuse',
  'what are you allowed to post during an election',
  'are you allowed to swear',
  'are you personally liable for a post',
  'are you a data controller',
  'how are you meant to report abuse',
  'good morning tweet allowed?',
  'good evening post from the pub ok?',
  'morning after the election can I tweet the results',
  'is it alright to share photos',
  'alright to retweet the leader?',
  'what can you do about trolls',
  'what can I post',
  'what can I ask the communications team to do',
  'what do you do if somebody threatens you',
  'how do I use the logo',
  'how do I ask for training',
  'how does purdah work',
  'how does this work during an election',
  'what is this I hear about purdah',
  'what is defamation',
  'who is the monitoring officer',
  'who made the policy',
  'who is this guidance for',
  'can I ask residents to vote for me',
  'can I say thank you to volunteers online',
  'can I wish people happy Christmas on the council page',
  'is a bot account allowed',
  'is this a breach',
  'is it a real person or a fake account',
  'hello is a fine thing to say in a livestream?',
  'what questions will I be asked about my posts',
  'I have a question about libel',
  'quick question, can I film a meeting',
  'does anyone check what I post',
  'test results of a resident posted online',
  'logo',
  'trolls',
  'privacy',
  'press office?',
  '4.8',
  'this one',
  'ok',
  'yes please',
];

describe('small talk', () => {
  describe.each(Object.entries(SAID))('of the kind %s', (kind, messages) => {
    it.each(messages)('is “%s”', (message) => {
      expect(smallTalk(message)).toBe(kind);
    });
  });

  it.each(ASKED)('is not “%s”', (message) => {
    expect(smallTalk(message)).toBeUndefined();
  });

  it('is no phrasing of the shipped guidance', async () => {
    const { documents } = await readFolder('knowledge-base');
    const phrasings = documents.flatMap(({ clauses }) => clauses.flatMap(({ asked }) => asked));
    expect(phrasings.length).toBeGreaterThan(1000);
    expect(phrasings.filter((phrasing) => smallTalk(phrasing) !== undefined)).toEqual([]);
  });

  it('is not a message with a subject, whatever it is wrapped in', () => {
    const politeness = fc.constantFrom(...Object.values(SAID).flat());
    const subject = fc.constantFrom('logo', 'purdah', 'defamation', 'my Facebook page', 'blocking a troll');
    fc.assert(
      fc.property(politeness, subject, politeness, (before, about, after) => {
        expect(smallTalk(`${before}, ${about}, ${after}`)).toBeUndefined();
      }),
    );
  });

  it('is the same whatever the case, the marks and the spaces', () => {
    const message = fc.constantFrom(...Object.entries(SAID).flatMap(([kind, all]) => all.map((one) => [kind, one])));
    const mark = fc.constantFrom('', '!', '?', '...', ' :)', ' 🙂');
    fc.assert(
      fc.property(message, mark, ([kind = '', words = ''], end) => {
        expect(smallTalk(`  ${words.toUpperCase()}${end} `)).toBe(kind);
        expect(smallTalk(words.replaceAll(' ', '  '))).toBe(kind);
      }),
    );
  });
});
