import { z } from 'zod';
import { CHANNEL_ANSWERS } from '../core/people.ts';

const words = z.string().trim().min(1);
const key = z
  .string()
  .regex(
    /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/,
    'may hold small letters, digits, full stops and hyphens only, such as 4.8 or set-the-tone.',
  );
const date = z.iso.date();
const inForce = {
  from: date.optional().describe('The first day on which it is in force, YYYY-MM-DD; without it, always has been.'),
  until: date.optional().describe('The last day on which it is in force, YYYY-MM-DD; without it, for good.'),
};
const teamsChannel = z
  .string()
  .regex(/^19:.+@thread\.(?:tacv2|skype)$/, 'A Teams channel’s id looks like 19:…@thread.tacv2.');

const clause = z
  .strictObject({
    id: key.describe(
      'Stable for ever, unique in the document: the printed number, else a short name from the heading.',
    ),
    number: words.optional().describe('The printed number, only if there is one.'),
    heading: words.optional().describe('Only where the clause has a sub-heading of its own.'),
    after: words.optional().describe('The number of the clause before, for an unnumbered paragraph.'),
    leadIn: words.optional().describe('The words that introduce the list this clause belongs to.'),
    text: words.optional().describe('The words of the clause, exactly as in the source.'),
    items: z.array(words).min(1).optional().describe('A list that belongs together, with printed markers such as (a).'),
    closing: words.optional().describe('Words that follow the list.'),
    footnotes: z.array(words).min(1).optional().describe('Footnotes with their mark, such as "[1] …".'),
    differsFrom: z
      .array(words)
      .min(1)
      .optional()
      .describe('document/clause of the same council that says otherwise on the matter; it is quoted as well.'),
    ...inForce,
    asked: z.array(words).default([]).describe('Ways in which councillors ask for this clause.'),
    askedByMachine: z
      .array(words)
      .min(1)
      .optional()
      .describe('The same, made by a rule or a language model and accepted by an officer. Searched, and never shown.'),
  })
  .refine((one) => one.text !== undefined || one.items !== undefined, {
    message: 'A clause needs `text` or `items`, or there is nothing to quote.',
  });

const section = z.strictObject({
  number: words.optional().describe('The printed number of the section.'),
  heading: words.optional().describe('The printed heading of the section.'),
  clauses: z.array(clause).min(1),
});

/** A guidance document as its YAML file has it. */
export const documentSchema = z.strictObject({
  title: words.describe('The title as printed.'),
  version: words.optional().describe('The version as printed. Put it in quotes: "1.0".'),
  approvedBy: words.optional(),
  owner: words.optional().describe('The officer or body responsible, as the document names them.'),
  approved: date.optional().describe('YYYY-MM-DD, only if the document says so.'),
  published: date.optional().describe('YYYY-MM-DD, only if the document says so.'),
  review: date.optional().describe('When the next review is due, YYYY-MM-DD, only if the document says so.'),
  ...inForce,
  source: words.optional().describe('The document as received, inside this folder.'),
  sections: z.array(section).min(1),
  omitted: z
    .array(z.strictObject({ text: words, reason: words }))
    .default([])
    .describe('Words of the source that are in no clause, each with the reason.'),
});

/** council.yaml: who the council is, and whom its guidance names. */
export const councilSchema = z.strictObject({
  name: words,
  shortName: words,
  contacts: z
    .array(z.strictObject({ name: words, email: z.email().optional(), phone: words.optional(), for: words.optional() }))
    .default([]),
  teams: z
    .array(
      z.strictObject({
        id: key,
        name: words,
        slack: z
          .string()
          .regex(/^[CG][A-Z0-9]+$/, 'A Slack channel’s id begins with C or G, such as C0123ABCD.')
          .optional()
          .describe('The id of its channel in Slack. Who is in the channel may answer.'),
        slackGroup: z
          .string()
          .regex(/^S[A-Z0-9]+$/, 'A Slack user group’s id begins with S, such as S0123ABCD.')
          .optional()
          .describe('The id of a user group in Slack: its members may answer, instead of who is in the channel.'),
        teams: teamsChannel.optional().describe('The id of its channel in Teams. Who is in the channel may answer.'),
        documents: z.array(key).default([]).describe('Files (without .yaml) whose matters come to this team.'),
        topics: z.array(words).default([]).describe('Words that bring a question to this team.'),
      }),
    )
    .default([])
    .describe('Officers’ teams that take escalations. The first takes what no other does.'),
  admins: z
    .strictObject({
      slack: z
        .string()
        .regex(
          /^[CGS][A-Z0-9]+$/,
          'This must be the id of a Slack channel (C… or G…) or user group (S…), such as S0123ABCD.',
        )
        .optional()
        .describe('The id of a channel or a user group in Slack. Who is in it may put guidance in force.'),
      teams: teamsChannel
        .optional()
        .describe('The id of a channel in Teams. Who is in the channel may put guidance in force.'),
    })
    .optional()
    .describe('Who may put changed guidance in force from Slack and Teams.'),
  slackWorkspaces: z
    .array(z.string().regex(/^[TE][A-Z0-9]+$/, 'A Slack workspace’s id begins with T, an organisation’s with E.'))
    .min(1)
    .optional()
    .describe(
      'Ids of the Slack workspaces, or of the Enterprise Grid organisation, whose questions this council answers.',
    ),
  teamsTenants: z
    .array(
      z
        .string()
        .regex(
          /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
          'A tenant’s id looks like 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0.',
        ),
    )
    .min(1)
    .optional()
    .describe('Ids of the Microsoft 365 tenants whose questions this council answers in Teams.'),
  answersWithinDays: z
    .int()
    .min(1)
    .max(20)
    .default(2)
    .describe('Within how many working days an officer is to answer.'),
  channelAnswers: z
    .enum(CHANNEL_ANSWERS)
    .default('thread')
    .describe(
      'Where a question asked in a channel is answered: in its thread, or in private with a short form in the thread.',
    ),
});

/** expected-questions.yaml: what must come first, and what must not be quoted. */
export const expectedQuestionsSchema = z.array(
  z
    .strictObject({
      question: words,
      clause: z
        .union([words, z.array(words).min(1)])
        .optional()
        .describe('document/clause; in a list, any is right.'),
      mustNotQuote: z.literal(true).optional(),
    })
    .refine((row) => (row.clause === undefined) !== (row.mustNotQuote === undefined), {
      message: 'Each question needs either `clause` or `mustNotQuote: true`, not both.',
    }),
);

/** gaps.yaml: matters that councillors ask about and the guidance does not settle. */
export const gapsSchema = z.array(
  z.strictObject({
    id: key,
    title: words,
    offTopic: z.literal(true).optional().describe('For what has nothing to do with a councillor’s work.'),
    signpost: words.describe('Whom or what to ask instead, to follow “Ask”: the members’ allowances scheme.'),
    asked: z.array(words).min(1).describe('Ways in which councillors ask about it.'),
  }),
);

/** lexicon.yaml: groups of words that mean one thing. */
export const lexiconSchema = z.array(z.array(words).min(2));

/** bank-holidays.yaml: days besides weekends on which no officer works. */
export const bankHolidaysSchema = z.array(
  z.strictObject({
    date: date.describe('YYYY-MM-DD: the day that is off, so of a holiday at a weekend the substitute day.'),
    name: words,
  }),
);

export type DocumentFile = z.infer<typeof documentSchema>;
export type GapsFile = z.infer<typeof gapsSchema>;
export type CouncilFile = z.infer<typeof councilSchema>;
export type ExpectedQuestion = z.infer<typeof expectedQuestionsSchema>[number];
