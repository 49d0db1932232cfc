/** Every limit of Teams that this adapter keeps, and what it leaves free of them. */
export const LIMITS = {
  /**
   * The smallest size that Microsoft has documented for a whole message (28 KB; its newer pages say 40 KB and 100 KB),
   * counted in UTF-16 there. What is larger is refused with 413, so a reply is kept below the smallest.
   */
  messageBytes: 28 * 1024,
  /** Left for what is put round a message: names and ids of conversation, bot and person, the service's address. */
  envelopeBytes: 4 * 1024,
  /** One line of a card. A line is sent twice, in the card and in its plain-text twin, and both must fit with room. */
  lineBytes: 8 * 1024,
  /** A word without a space is cut here: were every character of it escaped (12 bytes each), it would still fit a line. */
  wordUnits: 512,
  /** Buttons of a row that are seen at once, with the “more” of a longer one: a card is as wide as four. Teams would draw six. */
  rowButtons: 4,
  /** A button's title is cut off on phones after about so many characters. */
  titleUnits: 40,
  /** Whoever adds the app again within so long has read the welcome. */
  welcomedMs: 24 * 60 * 60 * 1000,
  /** Teams shows at most so many people a card of their own. */
  ownViews: 60,
  /** A card goes out the same for all if it is not known after so long who is in its channel: a delivery has 15 s in all. */
  viewersMs: 4_000,
  /** Teams shows at most so many choices of a search while somebody types. */
  shownChoices: 15,
  /** Members of a channel asked for at a time: the most that Teams gives. */
  membersPage: 500,
  /** Who is in a channel is asked anew after so long: the most that core allows. */
  membersKeptMs: 60_000,
  /** What Teams asks to be waited for where it says nothing: its limits for a conversation are counted over half a minute. */
  throttledMs: 30_000,
  /**
   * An activity carries what was typed up to three times (text, HTML copy, mentions), escaped in JSON: some 28 KB become
   * 170 KB at worst. More than this is no chat message.
   */
  requestBytes: 256 * 1024,
  /** Teams waits 15 s for its request to be answered; posting, and fetching keys, is given up a little before. */
  patienceMs: 12_000,
} as const;

/** What a value costs in a message: its JSON in UTF-16 or UTF-8, whichever is larger. */
export function bytesOf(value: unknown): number {
  const json = JSON.stringify(value);
  return Math.max(json.length * 2, Buffer.byteLength(json));
}
