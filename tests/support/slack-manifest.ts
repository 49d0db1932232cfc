import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';

const address = z.url({ protocol: /^https$/ });
const text = (most: number) => z.string().min(1).max(most);
const callbackId = text(255);

/** Slack's published shape of a manifest, as far as ours uses it, with the published limits. */
const manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.literal(1) }),
  display_information: z.strictObject({
    name: text(35),
    description: text(140),
    long_description: z.string().min(174).max(4000),
    background_color: z.string().regex(/^#[\da-f]{6}$/),
  }),
  features: z.strictObject({
    bot_user: z.strictObject({ display_name: z.string().regex(/^[a-z\d._-]{1,80}$/), always_online: z.boolean() }),
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    agent_view: z.strictObject({
      agent_description: text(300),
      suggested_prompts: z
        .array(z.strictObject({ title: text(75), message: text(2000) }))
        .min(1)
        .max(4),
    }),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().regex(/^\/[a-z\d_-]{1,31}$/),
          description: text(2000),
          usage_hint: text(1000),
          should_escape: z.boolean(),
          url: address,
        }),
      )
      .max(50),
    shortcuts: z
      .array(
        z.strictObject({
          name: text(24),
          type: z.enum(['global', 'message']),
          callback_id: callbackId,
          description: text(150),
        }),
      )
      .max(10),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.array(address),
    scopes: z.strictObject({ bot: z.array(z.string()).max(255) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: address, bot_events: z.array(z.string()).max(100) }),
    interactivity: z.strictObject({
      is_enabled: z.literal(true),
      request_url: address,
      message_menu_options_url: address,
    }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

export type SlackManifest = z.infer<typeof manifest>;

/** The manifest that a council pastes. Rejects if it is not of the published shape. */
export const readManifest = async (): Promise<SlackManifest> =>
  manifest.parse(parse(await readFile('deploy/slack/manifest.yaml', 'utf8')));

/** Every address in it. */
export const addressesIn = ({ features, oauth_config, settings }: SlackManifest): readonly string[] => [
  ...features.slash_commands.map(({ url }) => url),
  ...oauth_config.redirect_urls,
  settings.event_subscriptions.request_url,
  settings.interactivity.request_url,
  settings.interactivity.message_menu_options_url,
];
