/** What a text may hold of somebody, as told by rule: never who it is, and never the words found. */
export const PERSONAL_SIGNS = ['email', 'phone', 'ni-number', 'address', 'birth-date', 'name'] as const;
export type PersonalSign = (typeof PERSONAL_SIGNS)[number];

/** What stands behind “Councillor” in titles, and is nobody. */
const OFFICE =
  'Code|Conduct|Allowances?|Services?|Guidance|Guide|Handbook|Support|Training|Development|Induction|Call|Complaints?|Portal|Surger(?:y|ies)|Ward|Grants?|Protocol|Role|Officer|Member|Fund|Communications?|Social|Name|So-and-So|A|B|C|X|Y|Z';
/** Each reads only a few characters behind a fixed beginning, so that no text takes long. */
const RULES: Readonly<Record<PersonalSign, RegExp>> = {
  email: /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}\.[\p{L}\d.-]*\p{L}/u,
  // Ten or eleven digits with a nought before them, or after +44: no sum of money, no year, no clause.
  phone: /(?<![\d£.,/-])(?:(?:\+|00) ?44[ -]?(?:\(0\) ?)?|\(?0)[1-37-9](?:[ ()-]{0,2}\d){8,9}(?![\d/]|[.,]\d)/u,
  // The letters that are given out (gov.uk, National Insurance manual, NIM39110).
  'ni-number':
    /(?<![\p{L}\d])(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z][ -]?(?:\d{2}[ -]?){3}[A-D](?![\p{L}\d])/iu,
  // A house number, up to eight words or so, and a whole postcode: a postcode alone is a street, and often a place of the council's.
  address: /(?<![\p{L}\d.])\d{1,4}[a-z]?,? [\p{L}'’.,\s-]{3,80}[\s,][A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?![\p{L}\d])/iu,
  'birth-date':
    /(?<!\p{L})(?:born(?: on)?|birth(?:day| ?date)|date of birth|d\.? ?o\.? ?b\.?)(?!\p{L})[^\d\n]{0,20}\d{1,2}(?:st|nd|rd|th)?[ ./-](?:\d{1,2}|\p{L}{3,9})[ ./-]\d{2,4}/iu,
  name: new RegExp(
    `(?<![\\p{L}\\d])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor)\\.? (?!(?:${OFFICE})(?!\\p{L}))\\p{Lu}(?:\\p{Ll}|['’]\\p{Lu})`,
    'u',
  ),
};

/** What there seems to be of somebody in the text, each kind once. Pure; it may be mistaken, so nothing is ever refused for it. */
export const personalSigns = (text: string): readonly PersonalSign[] => {
  const plain = text.normalize('NFKC').replace(/\s+/gu, ' ');
  return PERSONAL_SIGNS.filter((sign) => RULES[sign].test(plain));
};
