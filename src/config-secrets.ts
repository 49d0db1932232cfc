/** The variables whose value is never shown. Each of them may also be given as the name of a file: NAME_FILE. */
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
