import { KEEPING } from '../../src/config-retention.ts';
import type { MyDataParts } from '../../src/core/my-data-desk.ts';
import type { PersonalData, PersonalRecords } from '../../src/core/personal-data.ts';

export const NO_RECORDS: PersonalRecords = {
  receipts: [],
  feedback: [],
  remembered: [],
  asked: [],
  messages: [],
  places: [],
  answered: [],
  advice: [],
  suggestions: [],
  guidance: [],
  audit: [],
};

/** Where nothing is kept of anybody. */
const personal: PersonalData = {
  of: async () => NO_RECORDS,
  erase: async () => ({ receipts: 0, feedback: 0, remembered: 0, asked: 0, messages: 0 }),
  named: async () => [],
  digest: (person) => `digest of ${person}`,
};

const days = (kind: keyof typeof KEEPING): number => KEEPING[kind].days;

/** What a desk needs to say what is kept of people. */
export const ownData: Pick<MyDataParts, 'personal' | 'keeps'> = {
  personal,
  keeps: {
    questions: days('questions'),
    choices: days('choices'),
    receipts: days('receipts'),
    feedback: days('feedback'),
    notices: days('notices'),
    escalations: days('escalations'),
    suggestions: days('suggestions'),
    advice: days('advice'),
  },
};
