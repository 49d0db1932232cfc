import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { check } from '../../src/knowledge/check.ts';
import { problemLine } from '../../src/knowledge/problem.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';

const FIXTURES = 'tests/fixtures/knowledge';
const FAULTY = join(FIXTURES, 'faulty');

const QUOTED = 'must be text; numbers and dates go in quotes.';
const NO_REFERENCES = 'References (&name and *name) are not used here: write the words out.';

/** Each folder holds one fault, and is told of it in one line. */
const FAULTS: readonly (readonly [folder: string, line: string])[] = [
  [
    'altered-words',
    'marlpit/kites.yaml:6:15 These words do not stand so in sources/kites.txt: nothing in it is like “Kites may not be flown.” here.',
  ],
  [
    'bad-admins',
    'marlpit/council.yaml:4:10 This must be the id of a Slack channel (C… or G…) or user group (S…), such as S0123ABCD.',
  ],
  ['bad-bank-holiday', 'bank-holidays.yaml:3:9 `date` must be a date such as 2024-03-01.'],
  ['bad-date', 'marlpit/kites.yaml:2:11 `approved` must be a date such as 2024-03-01.'],
  ['bad-email', 'marlpit/council.yaml:5:12 `email` must be an e-mail address.'],
  [
    'bad-id',
    'marlpit/kites.yaml:4:13 `id` may hold small letters, digits, full stops and hyphens only, such as 4.8 or set-the-tone.',
  ],
  [
    'bad-indentation',
    'marlpit/kites.yaml:5:1 The indentation here does not fit the list above: begin a point with “- ”, and indent the fields of one point alike.',
  ],
  ['bad-slack-group', 'marlpit/council.yaml:7:17 A Slack user group’s id begins with S, such as S0123ABCD.'],
  ['bad-tenant', 'marlpit/council.yaml:3:16 A tenant’s id looks like 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0.'],
  ['bad-workspace', 'marlpit/council.yaml:3:19 A Slack workspace’s id begins with T, an organisation’s with E.'],
  ['blank-field', 'marlpit/kites.yaml:1:8 `title` is empty or too short.'],
  ['broken-council-file', 'marlpit/council.yaml:1:1 `shortName` is missing.'],
  ['broken-document-asked-for', 'marlpit/kites.yaml:5:9 `txt` is not a field here. Did you mean “text”?'],
  ['colon-in-text', 'marlpit/kites.yaml:5:15 A colon or a dash makes this more than text: put the text in quotes.'],
  ['differs-from-itself', 'marlpit/kites.yaml:7:13 A clause does not differ from itself.'],
  ['differs-from-nothing', "marlpit/kites.yaml:7:13 There is no clause kites/9 in this council's guidance."],
  ['duplicate-clause-id', 'marlpit/kites.yaml:6:13 The id 1 stands twice in this document. Give one of them another.'],
  ['duplicate-field', 'marlpit/kites.yaml:2:1 This field stands twice here.'],
  ['empty-field', `marlpit/kites.yaml:1:7 \`title\` ${QUOTED}`],
  ['empty-file', 'marlpit/kites.yaml:1:1 This must be a group of fields.'],
  [
    'expected-is-a-phrasing',
    'marlpit/expected-questions.yaml:1:13 This question is also a phrasing, so it would prove nothing. Change one of them.',
  ],
  [
    'expected-names-no-clause',
    "marlpit/expected-questions.yaml:2:11 There is no clause kites/2 in this council's guidance.",
  ],
  [
    'expected-says-both',
    'marlpit/expected-questions.yaml:1:3 Each question needs either `clause` or `mustNotQuote: true`, not both.',
  ],
  ['expected-says-false', 'marlpit/expected-questions.yaml:2:17 `mustNotQuote` must be true.'],
  [
    'gap-also-leads-to-a-clause',
    'gaps.yaml:6:7 “May I fly a kite?” also leads to a clause. A phrasing is either settled or a gap.',
  ],
  ['gap-id-twice', 'marlpit/gaps.yaml:6:7 The id kite-sizes stands twice. Give one of them another.'],
  [
    'group-without-channel',
    'marlpit/council.yaml:6:17 A team with a group in Slack also needs the channel that it is told in: `slack`.',
  ],
  ['impossible-date', 'marlpit/kites.yaml:2:9 `review` must be a date such as 2024-03-01.'],
  ['lonely-lexicon-word', 'lexicon.yaml:2:3 This is empty or too short.'],
  ['misnamed-file', 'marlpit/kites.yml:1:1 This file is not read: its name must end in .yaml.'],
  ['missing-field', 'marlpit/kites.yaml:1:1 `title` is missing.'],
  ['missing-source', "marlpit/kites.yaml:2:9 There is no file sources/kites.pdf in this council's folder."],
  [
    'never-in-force',
    'marlpit/kites.yaml:6:16 `until` is before `from`, so this would never be in force. Please look at the two dates.',
  ],
  [
    'never-with-its-document',
    'marlpit/kites.yaml:6:16 The clause and its document are in force on no day together: not before 1 April 2026, and only until 31 March 2026.',
  ],
  ['no-clauses', 'marlpit/kites.yaml:4:14 `clauses` is empty or too short.'],
  ['no-council-file', 'marlpit/council.yaml:1:1 This file is missing, so nothing in its folder is read.'],
  ['no-list', 'marlpit/kites.yaml:2:11 `sections` must be a list.'],
  ['nothing-to-quote', 'marlpit/kites.yaml:4:9 A clause needs `text` or `items`, or there is nothing to quote.'],
  ['only-a-comment', 'marlpit/kites.yaml:1:1 This must be a group of fields.'],
  [
    'open-quote',
    'marlpit/kites.yaml:1:8 The quotation mark " that opens here is not closed: put another " at the end of the text.',
  ],
  ['reference-bomb', `marlpit/kites.yaml:3:8 ${NO_REFERENCES}`],
  ['references', `marlpit/kites.yaml:2:10 ${NO_REFERENCES}`],
  [
    'shared-phrasing',
    'marlpit/kites.yaml:11:13 “how high” already leads to clause 1 (marlpit/kites.yaml). A phrasing may lead to one clause only.',
  ],
  ['source-of-another-folder', "marlpit/kites.yaml:2:9 There is no file ../lexicon.yaml in this council's folder."],
  ['tab-indentation', 'marlpit/kites.yaml:4:1 There is a tab here: indent with spaces.'],
  ['team-id-twice', 'marlpit/council.yaml:6:9 The id clerks stands twice. Give one of them another.'],
  ['team-of-no-document', "marlpit/council.yaml:6:24 There is no file gliders.yaml in this council's folder."],
  [
    'tenant-of-two-councils',
    'saltby/council.yaml:3:54 The tenant 7F1D8C1E-5A34-4D0B-9B21-1F8A2C6E9D40 already belongs to marlpit/council.yaml. A tenant has one council.',
  ],
  [
    'tenant-twice',
    'marlpit/council.yaml:5:5 The tenant 7f1d8c1e-5a34-4d0b-9b21-1f8a2c6e9d40 stands twice. Take one of them out.',
  ],
  ['two-in-one-file', 'marlpit/kites.yaml:6:1 A line of --- starts a second document here: give it a file of its own.'],
  ['unknown-field', 'marlpit/kites.yaml:6:9 `aksed` is not a field here. Did you mean “asked”?'],
  ['unquoted-id', `marlpit/kites.yaml:4:13 \`id\` ${QUOTED}`],
  [
    'workspace-of-two-councils',
    'saltby/council.yaml:3:29 The workspace T0MARLPIT already belongs to marlpit/council.yaml. A workspace has one council.',
  ],
  ['workspace-twice', 'marlpit/council.yaml:5:5 The workspace T0MARLPIT stands twice. Take one of them out.'],
  ['wrong-type', `marlpit/kites.yaml:2:10 \`version\` ${QUOTED}`],
];

const problemLines = async (root: string): Promise<readonly string[]> =>
  (await check(root, await readFolder(root))).map(problemLine);

it.each(FAULTS)(
  'the folder "%s" is told of its one fault by file, line, column and a plain sentence',
  async (...row) => {
    const [folder, line] = row;
    expect(await problemLines(join(FAULTY, folder))).toEqual([line]);
  },
);

it('every faulty folder stands in the table', async () => {
  expect((await readdir(FAULTY)).toSorted()).toEqual(FAULTS.map(([folder]) => folder));
});

it('a sound folder has no problem', async () => {
  expect(await problemLines(join(FIXTURES, 'sound'))).toEqual([]);
});
