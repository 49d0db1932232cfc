/** Fewer words than this are a question about a post, or words to search for, and no post. */
const FEWEST_WORDS = 6;

const GREETING = String.raw`(?:(?:hi|hello|hey|morning|so|ok|right|quick one|pls|please|just|sorry)\b[ ,.!:–-]*){0,3}`;
const PUT_OUT = '(?:post|tweet|share|put (?:up|out|(?:it|this) (?:up|out|on))|publish|send|say|use|run)';
const FINE = '(?:ok(?:ay)?|all ?right|fine|acceptable|allowed|safe|good to go|legal|too much|over the top|a problem)';
const THIS = '(?:this|that|it|these|the following|the above|my (?:draft|post|tweet|wording|leaflet|next post))';

const CUES = [
  String.raw`(?:(?:can|could|may|should|shall|am i allowed to|do) )?(?:i|we)? ?${PUT_OUT}(?: up| out)?(?: ${THIS})`,
  String.raw`(?:is|are|was|will|would) ${THIS}(?: post| tweet| wording)?(?: be| do| work| sound)? ?(?:${FINE}(?: to ${PUT_OUT}(?: ${THIS})?)?)?`,
  String.raw`(?:would|will) ${THIS} (?:do|work|pass)`,
  String.raw`${THIS}(?:['’]s)? ${FINE}`,
  String.raw`(?:${FINE}) (?:to ${PUT_OUT}|if i ${PUT_OUT})(?: ${THIS})?`,
  String.raw`(?:any |your )?(?:thoughts|feedback|views|objections|concerns)(?: (?:on|about|with) ${THIS})?`,
  String.raw`(?:what do you|wdyt|what d['’]?you) ?(?:think|reckon|make)?(?: (?:of|about) ${THIS})?`,
  String.raw`how(?:['’]?s| does| is| do) ${THIS}(?: (?:sound|sond|look|read|for)\b)?`,
  String.raw`(?:(?:can|could|would) (?:you|somebody|someone) )?(?:please )?(?:check|proof ?read|look (?:over|at)|glance (?:over|at)|have a look at|run an eye over)(?: ${THIS})`,
  String.raw`(?:(?:here['’]?s|this is|see) )?(?:my |a |the )?draft(?: (?:post|tweet|leaflet|message|reply|caption))?`,
  String.raw`(?:i['’]?m |im )?(?:thinking of|planning (?:on|to)|about to|going to|gonna|want(?:ing)? to|would like to|hoping to) ${PUT_OUT}(?:ing)?(?: up| out)?(?: ${THIS})`,
  String.raw`(?:anything )?(?:wrong|amiss) with ${THIS}`,
  String.raw`(?:post|send|publish|tweet)(?: it)? or (?:not|bin it|not (?:post|send|publish|tweet)(?: it)?)`,
  String.raw`(?:good to go|yes or no|yay or nay|yes ?\/ ?no)`,
].join('|');

/** What asks about the words that follow it. */
const BEFORE = new RegExp(
  String.raw`^${GREETING}(?:${CUES})[^".:?\n“”]{0,50}(?:[:?\n]+|\.{2,}|\.(?=\s)|\s-{1,2}\s|\s–\s|(?=["“]))\s*`,
  'i',
);
/** Where a post is to stand, before it: "for my own page: …". */
const PLACE =
  /^(?:this is |draft )?for (?:my|the|our) [^:?\n]{0,50}(?:page|group|feed|leaflet|newsletter|profile|facebook|twitter|insta\w*|one)\s*[:\n]\s*/i;
/** What asks about the words before it, at the end and by itself. */
const AFTER = new RegExp(
  String.raw`(?<=[.!?"”'’\n\p{Extended_Pictographic}…)]|\s[-–])\s*[-–(]*\s*${GREETING}(?:${CUES})(?: (?:for (?:my|the) [^?.!\n]{0,20}|or not|do you think|as it is))?\s*[?.!)]*\s*$`,
  'iu',
);
const IN_QUOTES = /^\s*["“‘']([\s\S]+)["”’']\s*$/;
/** Words that speak to the public, as a post does and a question to us does not. */
const TO_THE_PUBLIC =
  /(?:^|\s)#\p{L}\w*|^(?:rt |vote |breaking\b|dear (?:residents|neighbours|all)|hello everybody|hi everyone|proud to|delighted to|great to|congratulations to|well done to|thanks to|thank you to|huge thanks)|\b(?:please share|share if|pass it on|spread the word|sign (?:the|our|my) petition|link in bio|pls rt|rt if|join us|all welcome|everyone welcome|name and shame|vote for me)\b/iu;
const ASKS =
  /\?\s*$|\b(?:can|could|may|should|do|does|did|is|are|am|was|will|would) (?:i|we|you)\b|\b(?:what|how|who) (?:do|should|can|about|if)\b/i;

/** The post in a message that only pastes one, with or without a word of asking before or after; undefined for any other message. */
export function draftIn(typed: string): string | undefined {
  const text = typed.trim();
  const rest = text.replace(BEFORE, '').replace(PLACE, '');
  const post = rest.replace(AFTER, '').trim();
  if (post === text && !IN_QUOTES.test(text) && !TO_THE_PUBLIC.test(text)) return undefined;
  const bare = IN_QUOTES.exec(post)?.[1] ?? post;
  const quoted = bare !== post;
  return bare.split(/\s+/).length < FEWEST_WORDS || (!quoted && ASKS.test(bare)) ? undefined : bare.trim();
}
