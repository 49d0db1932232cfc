import { countWords } from './sentence.ts';

/** More words are a paragraph. */
const MOST_WORDS = 12;

/** What documents say of themselves besides the fields that are taken over: when they were changed, by whom, and what they are. */
const LABEL =
  /^(?:(?:document|policy|guidance)\s+)?(?:version|revision|edition|issue|issued|(?:last |date )?(?:updated|reviewed|amended|revised|issued)|(?:date of |last |next |first )?(?:review|revision|amendment|issue|update)(?: date| period| cycle| frequency)?|effective(?: date| from)?|date|status|author|prepared by|written by|reviewed by|approved|adopted|agreed|published|ref(?:erence)?(?: no\.?| number)?|classification)\s*:/iu;
const BEGINS =
  /^(?:(?:document|policy|guidance)\s+)?(?:version|v\.?\d|revision|edition|draft|issued?|(?:last |next )?(?:updated|review(?:ed)?|amended|revised)|effective|approved|adopted|agreed|published|due for review|to be reviewed)(?![\p{L}])/iu;
const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/u;
/** A rule may speak of a review and a year. In small letters: May is a month. */
const RULE = /(?<!\p{L})(?:must|may|shall|should|will|can|cannot|need|have|has|you|we|they)(?!\p{L})/u;

/** Whether a line reads as if it were about its document, as a control sheet is, rather than guidance: "Last updated: May 2023". */
export const isSaidAbout = (text: string): boolean =>
  countWords(text) <= MOST_WORDS && !RULE.test(text) && (LABEL.test(text) || (BEGINS.test(text) && YEAR.test(text)));
