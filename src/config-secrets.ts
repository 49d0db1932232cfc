/** The variables whose value is never shown. */
export const SECRETS: readonly string[] = [
  'DATABASE_URL',
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'SLACK_ENCRYPTION_KEY',
  'MicrosoftAppPassword',
  'CHOOSER_API_KEY',
  'PHRASINGS_API_KEY',
  'OIDC_CLIENT_SECRET',
  'SESSION_KEY',
];

/** The variables that may be given as the name of a file as well, NAME_FILE: secrets, as containers have them, and what is long. */
export const FROM_FILES: readonly string[] = [...SECRETS, 'OIDC_COUNCIL_READERS', 'OIDC_COUNCIL_ADMINS'];
