/** People of whom a verdict is asked. */
const WHO = String.raw`(?:i|we|he|she|they|(?:cllr|councillor)\.? [\p{L}'’-]+|(?:my|our|another|a|the) (?:\p{L}+ )?(?:colleague|chair|chairman|mayor|clerk|whip|deputy|councillor|opponent|friend|husband|wife|leader|mate|son|daughter))`;

/** A deed that somebody did, or a post that is somebody's already. */
const DEED = new RegExp(
  [
    String.raw`\b${WHO} (?:(?:have|had|has|just|already|accidentally|once|then|only|also)\b ?)*(?:posted|tweeted|shared|liked|wrote|written|put|said|called|told|commented|retweeted|sent|named|filmed|uploaded|replied|accused|published|leaked|blocked|deleted|did|done|made|took|parked|accepted|joked|recorded|used|ran|run|showed|forwarded|reposted|let it|egged|\p{L}{2,}ed)\b`,
    String.raw`\b(?:was|were) (?:i|we|he|she|they) \p{L}+|\bwas it wrong of\b|\b(?:allowed|right|wrong|lawful) to have\b|\bi(?:['’]ve| have) (?:brought|put|\p{L}+ed)\b`,
    String.raw`(?:^|[.!?] )\W*(?:posted|tweeted|shared|liked|wrote|put|called|told|commented|retweeted|sent|named|uploaded|deleted|complained|accidentally)\b`,
    String.raw`\bme (?:telling|posting|calling|sharing|saying|naming|putting|writing|tweeting|liking)\b`,
    String.raw`\b(?:my|our|his|her|their|that|this|[\p{L}'’-]+['’]s) (?:own )?(?:\p{L}+ ){0,2}(?:posts?|tweets?|comments?|messages?|reply|video|photo|picture|leaflet|status|remarks?|joke|retweet|meme|story|caption)\b`,
    String.raw`\b(?:have|has|did) ${WHO} (?:\p{L}+ ){0,2}(?:broken|break|breach(?:ed)?|done|do|cross(?:ed)?|overstep(?:ped)?|go(?:ne)?|libel(?:led)?|defame[ds]?|slander(?:ed)?|bull(?:y|ied)|harass(?:ed)?|messed)\b`,
  ].join('|'),
  'iu',
);

/** What a verdict would say. */
const WRONG = new RegExp(
  [
    String.raw`\bbreach(?:ed|ing|es)?\b|\b(?:break|breaks|broke|broken|breaking)\b(?= (?:the|any|a|some|our|anything)\b| *[?.!]*$)`,
    String.raw`\blibel\p{L}*|\bdefam\p{L}+|\bslander\p{L}*|\bbull(?:y|ying|ied)\b|\bharass\p{L}*|\bdisrepute\b|\bmisconduct\b`,
    String.raw`\b(?:(?:any|some)thing |in the |so )?wrong\b|\bout of (?:order|line)\b|\bover (?:the (?:line|top|mark)|the score)\b|\bcross\w* (?:the|a) line\b|\btoo far\b|\bguilty\b|\boverstep\w*`,
    String.raw`\b(?:in|into) (?:trouble|bother|hot water|breach)\b|\bfor the high jump\b|\bfor it\b|\bget done\b|\bcase to answer\b|\b(?:be|get|am i|is he|is she) (?:disciplined|sanctioned|suspended|reported|sued|hauled|punished|done|told off|struck off)\b`,
    String.raw`\b(?:is|was) (?:that|this|it) (?:really |even )?(?:legal|allowed|against)\b|\bnot allowed\b|\bwhere do i stand\b|\bfall(?:en)? foul\b|\bcount as\b|\bdo (?:me|him|her) for\b|\bfault\b|\boffences?\b|\bliable\b|\bcontempt\b|\bcarry the can\b|\bagainst the (?:rules|law|code)\b|\bis (?:he|she) right\b|\ballowed to have\b`,
  ].join('|'),
  'iu',
);

/** Asked of the rule in general and not of a deed. */
const OF_THE_RULE =
  /^(?:\W*(?:hi|hello|so|and|but|ok|please)\b)*\W*(?:what(?:['’]?s)? (?:counts|is|are|does|do|happens|would)|when (?:is|does|do)|how (?:do|does|is|serious|long)|who (?:decides|says|do|can|should)|is (?:there|liking|sharing|posting|swearing)|does (?:the|a|liking|sharing) \p{L}+ (?:cover|apply|say)|would (?:someone|somebody)|can (?:someone|somebody|anyone))\b/iu;
const ASKS =
  /\?|\b(?:am|is|are|was|were|has|have|did|do|does|will|would|can|could) (?:i|we|he|she|they|that|this|it|cllr|councillor|my|her|his|the)\b|\bwhether\b|\bor no(?:t| breach)\b|\brate my\b/i;
/** Advice wanted on what to do next, though a wrong is told of. */
const WHAT_TO_DO =
  /\b(?:what (?:do|should|can|ought|shall) (?:i|we)|how (?:do|should|can) (?:i|we)|who (?:do|should|can) (?:i|we)|should (?:i|we)|can (?:i|we) (?:block|report|complain|delete|post|put|share|get))\b/i;

/** Whether somebody named has kept to the rules, with or without what they did. */
const OF_A_PERSON = new RegExp(
  String.raw`\b(?:is|are|was|were|am|has|have|did|had) ${WHO} (?:really |now |clearly )?(?:in breach|guilty|breach(?:ed|ing)?|broken|broke|break(?:ing)?|allowed to (?:say|have|do|write|post) (?:that|this|it|said)|(?:right|wrong) to|over the line|out of order)\b`,
  'iu',
);

/** True if a message asks whether what somebody did was wrong, which only an officer may say. Told by its form; it may be mistaken. */
export function asksForVerdict(typed: string): boolean {
  if (OF_A_PERSON.test(typed) && !WHAT_TO_DO.test(typed)) return true;
  if (!ASKS.test(typed) || !DEED.test(typed) || !WRONG.test(typed)) return false;
  return !OF_THE_RULE.test(typed) && !WHAT_TO_DO.test(typed);
}
