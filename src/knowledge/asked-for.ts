/** Facts that a question may ask for, told by its words, and what a text must hold to give one. */
const FACTS: readonly { readonly asks: RegExp; readonly gives: RegExp }[] = [
  {
    asks: /\bhow (?:many|much|often|big|large|old|far|high)\b|\b(?:costs?|price|fees?|fines?|pay|paid|percentage|per cent|maximum|minimum|total|number of)\b/i,
    gives:
      /\d|£|%|\b(?:one|two|three|four|five|six|ten|once|twice|half|double|annual(?:ly)?|daily|weekly|monthly|every|no financial)\b/i,
  },
  {
    asks: /\bwhen (?:is|was|were|did|does|do|will|must|are|has|can)\b|\bhow (?:soon|long|quickly)\b|\b(?:deadline|date|dates|what (?:day|time|year|month)|which (?:day|year|month)|by when|expiry|expires?)\b/i,
    gives:
      /\d|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|days?|weeks?|months?|years?|annual(?:ly)?|hours?|evenings?|weekends?|mornings?|minutes?|immediately|period|meetings?|before|during|after)\b/i,
  },
  {
    asks: /\b(?:who|whom|whose|which (?:officer|person|team|councillor|member|committee)|name of|names of|in charge|responsible for)\b/i,
    gives:
      /\b(?:officers?|teams?|committee|councillors?|members?|director|executive|council|group|you|police|person|people|services?)\b/i,
  },
  {
    asks: /\b(?:phone|telephone|contact|mobile|extension) (?:no|nos|numbers?)\b|\bhotline\b|\bnumber (?:for|to ring)\b/i,
    gives: /\d{5}|\d{3} \d{3}/,
  },
  { asks: /\be-?mail(?: address)?\b|\binbox\b/i, gives: /@|\be-?mails?\b/i },
  {
    asks: /\b(?:the link|link to|url|web ?address|web ?page|form|template|download|copy of|where (?:is|can i (?:find|get)) the)\b/i,
    gives:
      /www\.|https?:|\.uk\b|\b(?:forms?|template|websites?|page|link|available|published|extranet|intranet|appendix|attached)\b/i,
  },
];

/** Which kinds of facts a question asks for, by their numbers. */
export const factsAskedFor = (question: string): readonly number[] =>
  FACTS.flatMap(({ asks }, kind) => (asks.test(question) ? [kind] : []));

/** Which kinds of facts a text may give. */
export const factsGiven = (text: string): ReadonlySet<number> =>
  new Set(FACTS.flatMap(({ gives }, kind) => (gives.test(text) ? [kind] : [])));

/** Share of the kinds of facts asked for that a text cannot give; 0 if none is asked for. */
export function factsMissing(asked: readonly number[], given: ReadonlySet<number>): number {
  return asked.length === 0 ? 0 : asked.filter((kind) => !given.has(kind)).length / asked.length;
}
