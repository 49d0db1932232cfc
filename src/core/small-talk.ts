import type { SmallTalk } from './answer.ts';

const YOU = '(?:you|u|ya)';

/** What each kind of small talk is recognised by, in the order in which it is taken out of a message. */
const MARKS: readonly { readonly kind: SmallTalk; readonly marks: readonly string[] }[] = [
  {
    kind: 'about',
    marks: [
      `(?:who|what) (?:exactly )?(?:are|r) ${YOU}(?: called| for)?`,
      `(?:are|r) ${YOU} (?:a |an )?(?:\\w+ )?(?:bot|robot|human|person|ai|real|machine|computer|chatgpt|alive|program)(?: or (?:a |an )?(?:bot|robot|human|person|ai|machine|computer))?`,
      `is (?:this|it) (?:a |an )?(?:\\w+ )?(?:bot|robot|human|person|ai|machine|computer|chatgpt)(?: or (?:a |an )?(?:bot|robot|human|person|ai|machine|computer))?`,
      `(?:who|what) (?:is|was) (?:this|that)(?: thing| bot| app)?`,
      `(?:whos|whats) (?:this|that)(?: thing| bot| app)?`,
      `(?:who|what) am i (?:talking|speaking|chatting|writing) (?:to|with)`,
      `am i (?:talking|speaking|chatting|writing) (?:to|with) (?:a |an )?(?:\\w+ )?(?:bot|robot|human|person|ai|machine|computer)`,
      `who (?:made|built|runs|wrote|owns|created) (?:${YOU}|this|clausebook)`,
      `(?:whats|what is|what s) (?:your (?:name|purpose|job|role)|clausebook)(?: for)?`,
      `(?:tell (?:me|us) )?about yourself`,
      `introduce yourself`,
    ],
  },
  {
    kind: 'thanks',
    marks: [
      `(?:many |no )?(?:thanks|thank (?:you|u|ya)|thankyou|thanku|thx|thnx|thanx|tks|ty|tysm|tyvm|thnaks|thansk|cheers|ta|diolch)(?: (?:a (?:lot|million|bunch|ton)|ever so much|(?:so|very) much|loads|again))?(?: for (?:all )?(?:your |the |that |this |a |being )?(?:(?:quick|kind|great|good|very|so) )*(?:help|helping|answer|answers|answering|reply|replying|response|responding|info|information|advice|explanation|clarification|guidance|time|looking|checking|quick|helpful|that|this|it|your)(?: me| us)?)?`,
      `(?:much |very much |really )?(?:appreciated|obliged)`,
      `i (?:really |do )?appreciate (?:it|that|this|your help)`,
      `(?:very|really|so|most|super) helpful`,
      `(?:that|this|it) (?:was|is|really|has been)? ?(?:very |really |so )?(?:helps|helped|helpful)(?: (?:a lot|me))?`,
      `(?:thats|its) (?:very |really |so |most )?(?:helpful|great|brilliant|perfect|lovely)`,
      `${YOU}(?: have|ve)? been (?:very |really |so |most |a )?(?:helpful|(?:great |big |huge )?help)`,
      `youve been (?:very |really |so |most |a )?(?:helpful|(?:great |big |huge )?help)`,
      `(?:(?:that|this|it) (?:was|is) )?(?:a )?(?:great|big|huge|real) help`,
      `just what i (?:needed|wanted)`,
      `good ?(?:night|bye)|night night|nighty? night|see (?:you|ya|u)(?: (?:later|soon|tomorrow|around))?|(?:have|enjoy) a (?:good|nice|great|lovely) (?:day|evening|weekend|one|week)|take care|ta ta|tara|bye(?: bye| for now| now)?`,
      `(?:nice one|good (?:bot|job|work)|got it|brilliant|perfect)`,
    ],
  },
  {
    kind: 'help',
    marks: [
      `(?:what|how)(?: else| exactly)? (?:can|do|could|will) ${YOU} (?:do|help|work|answer|know)(?: me| us)?(?: with)?`,
      `(?:what|which|what sort of|what kind of) questions? (?:can|do) ${YOU} (?:answer|take|know)`,
      `(?:what|which|what sort of|what kind of) (?:questions?|things?|stuff) (?:can|could|should|do) i ask(?: ${YOU})?(?: about)?`,
      `what (?:can|could|should|do) i ask(?: ${YOU})?(?: about)?`,
      `(?:how|what) (?:do|does|can|should) (?:i use (?:this|it|${YOU}|clausebook)|(?:this|it|clausebook)(?: thing| bot| app)? (?:work|do)|i ask(?: ${YOU})?(?: a question| questions?| something)?)`,
      `(?:can|could|will|would) ${YOU}(?: please)? help(?: me| us)?(?: out)?`,
      `(?:can|could|may) i ask(?: ${YOU})? (?:a (?:quick )?question|something|questions)`,
      `(?:i have|ive got|i ve got|got|i got) a (?:quick )?question`,
      `quick question`,
      `(?:i |we )?(?:really )?(?:need|want|could use)(?: some| a bit of)? (?:help|assistance)`,
      `(?:some )?(?:help|hlep|halp)(?: me| us)?(?: out)?`,
      `(?:commands|menu|usage|instructions)$`,
    ],
  },
  {
    kind: 'greeting',
    marks: [
      `(?:hi+|hii+|hello+|helo|hallo|hey+|heya|hiya|howdy|hola|yo|greetings|gday|[ea]y up|bore da|prynhawn da|shwmae|good (?:morning|afternoon|evening|day)|morning|afternoon|evening|mornin)`,
      `(?:how are (?:${YOU}|things)|how r u|hows (?:it going|things)|how is it going|how do you do|(?:are )?${YOU} (?:ok|alright|well)|alright|whats up|sup)`,
      `(?:is )?(?:any|some)(?: ?one| ?1|b?o?d?dy|bod)(?: out)? (?:there?|their|theyre|tehre|thier|here|home|about|around)`,
      `long time no (?:see|speak)|wotcha|wotcher|whatcha`,
      `(?:are )?${YOU} (?:there|here|awake|working|online)`,
      `(?:nice|good|pleased|lovely) to (?:meet|see) ${YOU}`,
      `(?:merry|happy) (?:christmas|new year|easter)`,
      `(?:this is )?(?:just )?(?:a )?test(?:ing)?(?: (?:1 2 3|123|message|one two three))?`,
    ],
  },
];

const KINDS = MARKS.map(({ kind, marks }) => ({ kind, pattern: new RegExp(`\\b(?:${marks.join('|')})\\b`, 'g') }));

/** Of several kinds in one message ("hi, thanks, who are you?"), the one that wants an answer most. */
const PRECEDENCE: readonly SmallTalk[] = ['about', 'help', 'thanks', 'greeting'];

/** Words that may stand beside small talk without making a question of it. */
const FILLERS: ReadonlySet<string> = new Set(
  (
    'there all everyone councillor councillors cllr team folks again bot robot assistant clausebook mate duck friend pal sir madam dear ' +
    'ok okay oh ah so very much a and or but please pls plz really then now exactly well too also just quick ' +
    'great good nice lovely kindly bye goodbye for with this that it me us you today something someone anything ' +
    'question questions thing one lol haha xx x sorry'
  ).split(' '),
);

/** What a person asks who only names Clausebook, or types its command and nothing else. */
export const ASKS_FOR_HELP = 'help';

/** What kind of small talk a message is, if it is nothing else. Knows greetings, thanks, help and "who are you". */
export function smallTalk(text: string): SmallTalk | undefined {
  let rest = text
    .toLowerCase()
    .replace(/['’‘`ʼ]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const found = new Set<SmallTalk>();
  for (const { kind, pattern } of KINDS) {
    const without = rest.replace(pattern, ' ').trim();
    if (without !== rest) found.add(kind);
    rest = without;
  }
  const isQuestion = rest.split(/ +/).some((word) => word !== '' && !FILLERS.has(word));
  return isQuestion ? undefined : PRECEDENCE.find((kind) => found.has(kind));
}
