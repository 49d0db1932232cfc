import type { Clause, ClauseId } from '../core/guidance.ts';
import { BARE_NUMBER, markersOfPoints } from '../core/marker-forms.ts';
import { asWords, sentencesOf } from './words.ts';

/** More would drown the clause's own words in turns of one rule. */
const MOST_A_CLAUSE = 8;
/** A longer rule is a story by itself, and nobody asks in its words. */
const MOST_WORDS = 16;

/**
 * Ways of asking for clauses, made of their headings, of the terms that they define and of what they say councillors must, may and must
 * not do. Plain turns, to be looked at by an officer. One that two of the clauses would share is left out.
 */
export function phrasingsByRule(clauses: readonly Clause[]): ReadonlyMap<ClauseId, readonly string[]> {
  const headings = clauses.map(headingKey);
  const made = clauses.map((clause, index) => {
    const heading = clause.citation.headings.at(-1);
    const alone = headings.filter((one) => one === headings[index]).length === 1;
    const all = [...(heading !== undefined && alone ? ofHeading(heading) : []), ...ofSentences(clause)];
    return unlike(all.filter((phrasing) => asWords(phrasing).includes(' ')));
  });
  const uses = new Map<string, number>();
  for (const phrasing of made.flat()) uses.set(asWords(phrasing), (uses.get(asWords(phrasing)) ?? 0) + 1);
  return new Map(
    clauses.map((clause, index): [ClauseId, readonly string[]] => {
      const own = (made[index] ?? []).filter((phrasing) => uses.get(asWords(phrasing)) === 1);
      return [clause.id, own.slice(0, MOST_A_CLAUSE)];
    }),
  );
}

const headingKey = ({ citation }: Clause): string =>
  [citation.council, citation.document, asWords(citation.headings.at(-1) ?? '')].join('/');

const unlike = (phrasings: readonly string[]): readonly string[] => [
  ...new Map(phrasings.map((phrasing) => [asWords(phrasing), phrasing])).values(),
];

function ofHeading(heading: string): readonly string[] {
  const [bare = ''] = withoutMarkers([heading]);
  const own = inRunningText(bare.replace(BARE_NUMBER, '').trim());
  return own.endsWith('?') || QUESTION_WORD.test(own) ? [ourSide(own)] : [`what are the rules on ${ourSide(own)}`];
}

const QUESTION_WORD = /^(?:how|what|when|where|who|whom|whose|which|why|if|can|do|does|is|are|should|must|may)\b/i;

/** Capitals at the beginning go, unless they are part of a name such as GDPR. */
const inRunningText = (text: string): string =>
  /^\p{Lu}(?:\p{Ll}|\s|$)/u.test(text) && !/^I\s/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

function ofSentences({ parts: { leadIn, text, items, closing } }: Clause): readonly string[] {
  // An item of a list goes on with what its lead-in began.
  const lead = leadIn ?? (items.length > 0 ? text : undefined);
  const open = lead === undefined ? '' : (sentencesOf(lead).at(-1) ?? '').replace(/:$/, '');
  const listed = withoutMarkers(leadIn === undefined ? items : [text ?? '', ...items]).flatMap((item) =>
    sentencesOf(item).slice(0, 1),
  );
  const whole = [leadIn === undefined ? text : undefined, closing].filter((part) => part !== undefined);
  return [
    ...whole.flatMap(sentencesOf).filter(isWhole).flatMap(ofSentence),
    ...listed.flatMap((item) => {
      const together = open === '' || POINTS_ON.test(open) ? [] : ofSentence(`${open} ${lower(item)}`);
      return together.length > 0 || FORBIDS.test(open) ? together : [item].filter(isWhole).flatMap(ofSentence);
    }),
  ];
}

const withoutMarkers = (lines: readonly string[]): readonly string[] => {
  const markers = markersOfPoints(lines);
  return lines.map((line, index) => line.slice(markers[index]?.length ?? 0).replace(/^[\s:–—-]+/u, ''));
};

/** What ends in a colon goes on in a list, or in the next paragraph. */
const isWhole = (sentence: string): boolean => !sentence.endsWith(':') && !POINTS_ON.test(sentence);

/** A sentence that says where its rest stands, and is not gone on with in the middle. */
const POINTS_ON = /\bthe following\b(?! (?:day|week|month|year|meeting)\b)|\b(?:as follows|below)\b/iu;

/** An item under such a lead-in is what must not be done, and by itself would read as an order. */
const FORBIDS = /\b(?:not|never|avoid|don[’']ts?)\b/i;

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const ofSentence = (sentence: string): readonly string[] => {
  const defined = termDefined(sentence);
  if (defined !== undefined) return [`what does ${defined} mean`, `what counts as ${defined}`];
  return ofRule(sentence) ?? ofOrder(sentence) ?? [];
};

const DEFINITIONS: readonly RegExp[] = [
  /[“"‘']([^”"’']{2,40})[”"’']\s+(?:means|refers to|is defined as)\b/u,
  /^(?:in th(?:is|ese) [^,]{3,30}, |the (?:term|expression) )?(?:an? |the )?([\p{L}][\p{L} -]{2,40}?),? (?:means|refers to|is defined as)\s/iu,
  /^([\p{L}][\p{L} -]{2,40}): (?:is|are|means) /u,
];

function termDefined(sentence: string): string | undefined {
  for (const definition of DEFINITIONS) {
    const term = definition.exec(sentence)?.[1]?.trim();
    if (term !== undefined && !/^(?:this|that|it|which)$/i.test(term)) return inRunningText(term);
  }
  return undefined;
}

const NOT =
  "(?:must|may|should|shall|can|will|ought) ?not(?: to)?|must never|should never|can't|(?:are|is) not (?:allowed|permitted|entitled) to";
const DUTY =
  'must(?: always)?|should(?: always)?|shall|ought to|needs? to|(?:has|have) to|(?:are|is) (?:also )?(?:required|expected|obliged|advised|asked) to';
const LEAVE = 'may(?: also)?|can(?: also)?|(?:are|is) (?:free|allowed|permitted|entitled) to';
const SELF =
  '(?:you|(?:all |every |any |each |an? |the |elected |individual |co-opted |council )*(?:members?|councillors?)(?: of the council)?)';

const RULE = new RegExp(
  `(?:^|[,;:–—] |\\b(?:that|and|but|then) )(?<self>${SELF}) (?:(?<not>${NOT})|(?<duty>${DUTY})|(?<leave>${LEAVE})) (?<what>.+)$`,
  'iu',
);
const THING_RULE = new RegExp(
  `^(?<thing>(?:the|an?|any|all|no|every|council)(?: [\\p{L}’'-]+){1,5}?) (?:(?<not>${NOT})|(?<duty>${DUTY})|(?<leave>${LEAVE})) (?<what>.+)$`,
  'iu',
);

/** “Members must not …”, and “the crest must not be …”. */
function ofRule(sentence: string): readonly string[] | undefined {
  const own = RULE.exec(sentence)?.groups;
  if (own !== undefined) {
    const what = askedOf(own['what']);
    return what === undefined ? undefined : ofOwnRule(what, own['duty'] !== undefined);
  }
  const other = THING_RULE.exec(sentence)?.groups;
  const [thing, what] = [other?.['thing'], askedOf(other?.['what'])];
  if (thing === undefined || what === undefined) return undefined;
  return [`${other?.['duty'] === undefined ? 'can' : 'must'} ${inRunningText(ourSide(thing))} ${what}`];
}

const ofOwnRule = (what: string, duty: boolean): readonly string[] =>
  duty
    ? [`do I have to ${what}`, `should I ${what}`]
    : [`can I ${what}`, ...(what.startsWith('be ') ? [] : [`am I allowed to ${what}`])];

/** Verbs that guidance gives its orders with. Others begin sentences of another kind as well, as “post” and “contact” do. */
const ORDERS =
  'acknowledge|add|agree|aim|allow|answer|apologise|apply|ask|avoid|be|check|choose|complete|consider|correct|declare|delete|disclose|ensure|explain|follow|get|give|have|hide|identify|include|inform|keep|leave|let|link|log|look|make|mention|moderate|notify|obtain|pass|pay|protect|provide|publish|put|read|record|refer|refrain|register|remember|remove|reply|respect|respond|return|say|see|seek|send|set|show|speak|state|stay|stick|stop|switch|take|talk|tell|think|treat|try|turn|use|wait|warn|watch|write';
const ORDER = new RegExp(`^(?:please )?(?:(?<not>do not|don[’']t|never) (?<left>.+)|(?<what>(?:${ORDERS}) .+))$`, 'iu');

/** “Do not …”, “Keep …”. */
function ofOrder(sentence: string): readonly string[] | undefined {
  const groups = ORDER.exec(sentence)?.groups;
  const what = askedOf(groups?.['left'] ?? groups?.['what']);
  return what === undefined ? undefined : ofOwnRule(lower(what), groups?.['left'] === undefined);
}

/** Where what is ordered ends and its conditions begin; they belong to the answer. */
const CONDITION =
  /[;:,–—]|\s\(|\.(?!\d)|\s(?:only )?(?:unless|if|except|because|provided|where|when|until|whether|while|so that|as this|since|but|which|in order)(?:\s|$)/iu;

/** What a rule is about, in the words of who asks; undefined if it is no turn that anybody would ask in. */
function askedOf(what: string | undefined): string | undefined {
  if (what === undefined) return undefined;
  const [first = ''] = what.split(CONDITION);
  const asked = ourSide(first.trim().replace(/^(?:also|always|never|therefore|only|normally)\s+/i, ''));
  const words = asked.split(/\s+/).length;
  return words < 2 || words > MOST_WORDS || BROKEN_OFF.test(asked) ? undefined : asked;
}

const BROKEN_OFF =
  /(?<=\s)(?:in|on|of|to|for|from|with|by|at|as|or|and|the|an?|that|upon|is|are|be|not|no|only|both|either|such|any|other|sure|ensure|including)$/i;

const OURS: readonly (readonly [RegExp, string])[] = [
  [/\byou are\b/giu, 'I am'],
  [/\byou were\b/giu, 'I was'],
  [/\b(to|for|with|about|by|from|of|on|at|against|asks?|tells?|gives?|sends?) you\b/giu, '$1 me'],
  [/\byou$/giu, 'me'],
  [/\byou\b/giu, 'I'],
  [/\byourself\b|\bthemselves\b/giu, 'myself'],
  [/\byours\b/giu, 'mine'],
  [/\byour\b|\btheir(?= own\b)/giu, 'my'],
];

/** “you” as who reads the guidance says it. */
const ourSide = (text: string): string => OURS.reduce((said, [theirs, ours]) => said.replace(theirs, ours), text);
