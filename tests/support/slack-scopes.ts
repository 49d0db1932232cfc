/** Slack's documents on what each method of the Web API asks of a bot token; of several, any one will do for some kind of channel. */
export const SCOPES_OF_METHODS: Readonly<Record<string, readonly string[]>> = {
  'apps.connections.open': [],
  'assistant.threads.setStatus': ['assistant:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'assistant.threads.setTitle': ['assistant:write'],
  'auth.revoke': [],
  'auth.test': [],
  'chat.delete': ['chat:write'],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.info': ['channels:read', 'groups:read', 'im:read'],
  'conversations.members': ['channels:read', 'groups:read', 'im:read'],
  'conversations.open': ['im:write'],
  'oauth.v2.access': [],
  'usergroups.list': ['usergroups:read'],
  'usergroups.users.list': ['usergroups:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};

/** The same of the events that a bot subscribes to. */
export const SCOPES_OF_EVENTS: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  tokens_revoked: [],
};
