/** What the app asks of a workspace. deploy/slack/manifest.yaml asks for the same; docs/slack.md says what each one is for. */
export const BOT_SCOPES = [
  'app_mentions:read',
  'chat:write',
  'commands',
  'im:history',
  'im:read',
  'im:write',
  'users:read',
  'channels:read',
  'groups:read',
  'channels:history',
  'groups:history',
  'usergroups:read',
  'assistant:write',
] as const;
