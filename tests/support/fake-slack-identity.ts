export const BOT_TOKEN = 'xoxb-1234567890-abcdefghij';
export const APP_TOKEN = 'xapp-1-A0CLAUSE-1234567890-abcdef';
export const SIGNING_SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
export const BOT_ID = 'U0CLAUSE';
export const DIRECT = 'D0DIRECT';
export const CHANNEL = 'C0GENERAL';
export const TEAM = 'T0COUNCIL';
export const COUNCILLOR_ID = 'U0COUNCILLOR';
