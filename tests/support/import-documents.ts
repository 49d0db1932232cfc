import { fodt, grid, note, PAGE_COUNT, PAGE_NUMBER, para, twoColumns } from './fodt.ts';

const FILLING =
  'Councillors are personally responsible for the content they create, publish and share, and being a councillor will not prevent ' +
  'anybody from pursuing legal action following the publication of an untrue statement about them, whatever the platform.';

const clauses = (section: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => para(`${section}.${index + 1} ${FILLING}`));

/** A protocol of several pages with all that such documents have printed. */
export const PROTOCOL = fodt(
  [
    para('Social media protocol', 'Title'),
    para('Contents', 'Heading_20_1'),
    para('1. Purpose<text:tab/>1', 'Contents'),
    para('2. Conduct<text:tab/>2', 'Contents'),
    para('3. Contacts<text:tab/>3', 'Contents'),
    para('1. Purpose', 'Heading_20_1'),
    para(
      `1.1 This protocol applies to every member${note(1, 'Also to co-opted members, as section 27(4) of the Localism Act 2011 defines them.')} of the council.`,
    ),
    para('1.2 Members should:'),
    para('(a) treat others with respect;', 'Item'),
    para(
      '(b) comply with equality laws, which apply to what they publish, repeat or approve of on any platform at any time; and',
      'Item',
    ),
    para('(c) not bring the council into disrepute.', 'Item'),
    para('This is so in meetings, too.'),
    para('2. Conduct', 'Heading_20_1'),
    ...clauses(2, 9),
    para(`2.10 Officers of the council${note(2, 'They are named in part 5.')} do not answer for members.`),
    para('3. Contacts', 'Heading_20_1'),
    para('3.1 Members may ask, in the order in which they are named here:'),
    grid([
      ['Matter', 'Whom to ask'],
      ['Conduct', 'The Monitoring Officer, who answers within two working days'],
      ['Press', 'The communications team'],
    ]),
    para('3.2 Nobody else answers for the council.'),
  ],
  { head: 'Marlpit Borough Council', foot: `Version 2.1 – Page ${PAGE_NUMBER} of ${PAGE_COUNT}` },
);

const COLUMN_TEXT = [
  'Social media has transformed how representatives communicate with their communities, and it is recommended that co-opted members take the same care as elected members when they publish information about the organisation or administration of the council.',
  'Members should ensure that appropriate privacy settings are applied to whichever platform they choose, and that confidential information is never disclosed in correspondence or conversation that others may be able to see.',
  'The committee will consider representations concerning inappropriate publications in accordance with arrangements that the authority has adopted, without unnecessary delay and after consultation with an independent person.',
];

const OTHER_TEXT = [
  'Nobody has to answer everything that is posted, and sometimes it is best not to: a councillor who is unsure should ask the communications team before responding, not afterwards.',
  'Photographs of events may be published where those who can be recognised have agreed, and where children are concerned, with the written agreement of whoever has parental responsibility.',
];

/** The paragraphs of both columns, in the order in which they are to be read. */
export const COLUMN_PARAGRAPHS = [...COLUMN_TEXT, ...OTHER_TEXT, ...COLUMN_TEXT.toReversed(), ...OTHER_TEXT];

/** Two columns of prose below a title, and a paragraph across both at the end. */
export const COLUMNS = fodt([
  para('A briefing for members', 'Title'),
  twoColumns(COLUMN_PARAGRAPHS.map((text) => para(text))),
  para(
    'This briefing will be reviewed by the standards committee each year, with what members have said of it in the meantime.',
  ),
]);

/** A grey square, as a picture of a page would be. */
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR42mNoAAIGCAUAFAgEAchO0rIAAAAASUVORK5CYII=';

/** A page with nothing but a picture. */
export const PICTURE_ONLY = fodt([
  `<text:p><draw:frame svg:width="10cm" svg:height="15cm"><draw:image><office:binary-data>${PICTURE}</office:binary-data></draw:image></draw:frame></text:p>`,
]);
