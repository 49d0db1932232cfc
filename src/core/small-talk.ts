import type { SmallTalk } from './answer.ts';

interface Kind {
  readonly kind: SmallTalk;
  /** The message is of this kind if it holds one of these … */
  readonly marks: readonly RegExp[];
  /** … and, its marks taken out, nothing but these words. */
  readonly fillers: ReadonlySet<string>;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const ADDRESS = 'there all everyone team folks again bot robot assistant clausebook mate';

const KINDS: readonly Kind[] = [
  {
    kind: 'thanks',
    marks: [/\b(thanks|thank you|thank u|thankyou|thx|cheers|ta|much appreciated|many thanks|diolch)\b/g],
    fillers: words(
      `${ADDRESS} ok okay so very much a lot for your the that this help answer quick really great brilliant perfect lovely ` +
        'good nice one and its thats was it just what i needed helpful ever bye goodbye now hi hello all',
    ),
  },
  {
    kind: 'about',
    marks: [
      /\b(who|what) (are|r) (you|u)\b/g,
      /\bare (you|u) (a |an )?(\w+ )?(bot|robot|human|person|ai|real|machine|computer|chatgpt|alive)\b/g,
      /\bwho (made|built|runs|wrote|owns) you\b/g,
      /\b(whats|what is|what s) (your name|clausebook)\b/g,
    ],
    fillers: words(`${ADDRESS} hi hello hey and or exactly then please really ok so a an the person human by`),
  },
  {
    kind: 'help',
    marks: [
      /^help( me)?( please)?$/g,
      /\b(what|how) (can|do|could) (you|u) (do|help|work|answer)\b/g,
      /\bhow (do|does|can) (i use|this work|it work|i ask)\b/g,
      /\bwhat (can|could|should|do) i ask\b/g,
      /\b(can|could|will) you help( me)?$/g,
    ],
    fillers: words(`${ADDRESS} hi hello hey and me please you this thing with for us i need some`),
  },
  {
    kind: 'greeting',
    marks: [
      /\b(hi+|hello+|hey+|hiya|howdy|helo|yo|greetings|bore da|shwmae|good (morning|afternoon|evening|day)|morning|afternoon|evening)\b/g,
      /\b(how are (you|u)|how r u|hows it going|you ok|you alright|alright)\b/g,
    ],
    fillers: words(`${ADDRESS} to you and doing today this ok well nice meet whats up`),
  },
];

/** What kind of small talk a message is, if it is nothing else. Knows English greetings, thanks, help and "who are you". */
export function smallTalk(text: string): SmallTalk | undefined {
  const plain = text
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return KINDS.find((kind) => isOnly(kind, plain))?.kind;
}

function isOnly({ marks, fillers }: Kind, plain: string): boolean {
  const rest = marks.reduce((text, mark) => text.replace(mark, ' '), plain);
  if (rest === plain) return false;
  return rest.split(' ').every((word) => word === '' || fillers.has(word));
}
