import { z } from 'zod';
import { councilId } from '../../core/guidance.ts';
import { CHANNEL_ANSWERS } from '../../core/people.ts';
import type { Admins, Contact, Council, Team } from '../../core/people.ts';

const text = z.string();
const texts = z.array(text).readonly();

const contact: z.ZodType<Contact> = z.object({
  name: text,
  email: text.exactOptional(),
  phone: text.exactOptional(),
  for: text.exactOptional(),
});

const team: z.ZodType<Team> = z.object({
  id: text,
  name: text,
  slack: text.exactOptional(),
  slackGroup: text.exactOptional(),
  teams: text.exactOptional(),
  documents: texts,
  topics: texts,
});

const admins: z.ZodType<Admins> = z.object({ slack: text.exactOptional(), teams: text.exactOptional() });

/** A council as an edition has it. What a later release adds to it is left out. */
export const councilsShape: z.ZodType<readonly Council[]> = z.array(
  z.object({
    id: text.transform(councilId),
    name: text,
    shortName: text,
    contacts: z.array(contact).readonly(),
    teams: z.array(team).readonly(),
    admins: admins.exactOptional(),
    slackWorkspaces: texts.exactOptional(),
    teamsTenants: texts.exactOptional(),
    answersWithinDays: z.number(),
    channelAnswers: z.enum(CHANNEL_ANSWERS),
  }),
);
