/** What `clausebook doctor slack` says. The ways to mend name things as Slack's own pages do. */

const TOKEN_MENDS: Readonly<Record<string, string>> = {
  account_inactive:
    'The app was removed, or the workspace is closed. Install the app again and copy the new bot token into SLACK_BOT_TOKEN.',
  token_revoked: 'The app was removed. Install it again and copy the new bot token into SLACK_BOT_TOKEN.',
  token_expired:
    'Token rotation is on for this app, and a token in SLACK_BOT_TOKEN then ends after twelve hours. Make the app anew without it.',
};

const list = (all: readonly string[]): string => all.join(', ');

export const DOCTOR = {
  installedNowhere: 'No workspace has installed the app yet.',
  installedAt: (ids: readonly string[]): string => `The app is installed in ${list(ids)}.`,
  notInstalledAt: (council: string, id: string): string =>
    `${council} names ${id} (slackWorkspaces), and the app is not installed there.`,
  mendInstall: 'Open /slack/install under Clausebook’s address and install it there; what goes wrong is said there.',
  namedBy: (councils: readonly string[]): string => `${list(councils)} answers there.`,
  namedByNobody: 'No council answers there: none names it.',
  mendNamedByNobody: (id: string): string =>
    `Put ${id} into slackWorkspaces in the council’s council.yaml, or remove the app there.`,
  unreadable: 'What is kept of it opens with no key in SLACK_ENCRYPTION_KEY.',
  mendUnreadable:
    'Add the key that it was kept with after the newest one, or open /slack/install and install it again.',
  tokenOver: 'Its time is over. Clausebook gets another one when it is asked something there.',
  mendTokenOver: 'Start Clausebook, ask it something in that workspace, and try again.',
  mendInstalledToken: 'Open /slack/install under Clausebook’s address and install the app there again.',
  notSetUp: 'None of the SLACK_ settings is there.',
  mendNotSetUp: 'Follow docs/slack.md.',
  setUp: (mode: 'http' | 'socket', apiUrl: string | undefined): string =>
    `Slack is set up for ${mode === 'http' ? 'HTTP' : 'Socket Mode'}.` +
    (apiUrl === undefined ? '' : ` Calls go to ${apiUrl} and not to Slack (SLACK_API_URL).`),

  tokenTaken: (bot: string, team: string): string => `Slack takes it: ${bot} in the workspace ${team}.`,
  tokenRefused: (code: string): string => `Slack refuses it (${code}).`,
  mendToken: (code: string): string =>
    TOKEN_MENDS[code] ??
    'Copy the Bot User OAuth Token (xoxb-…) from “OAuth & Permissions” into SLACK_BOT_TOKEN, whole and without spaces.',
  unreachable: (code: string): string => `Slack gave no answer (${code}).`,
  mendUnreachable: 'Let this machine call slack.com on port 443, and try again in a minute.',
  mendTokenFirst: 'Mend what is said of the bot token first.',

  scopesUntold: 'Slack did not tell which scopes are granted.',
  mendScopesUntold: 'Compare “OAuth & Permissions” with the table in docs/slack.md.',
  scopesMissing: (missing: readonly string[]): string => `Not granted: ${list(missing)}.`,
  mendScopes:
    'Add them under “OAuth & Permissions”, “Bot Token Scopes”, and install the app again. docs/slack.md says what each is for.',
  scopesGranted: (others: readonly string[]): string =>
    others.length === 0 ? 'All are granted.' : `All are granted. Granted and not needed: ${list(others)}.`,

  clockUntold: 'Slack did not tell its time.',
  clockRight: 'It agrees with Slack’s.',
  clockWrong: (ahead: number, window: number): string =>
    `It is ${Math.abs(ahead)} seconds ${ahead > 0 ? 'ahead of' : 'behind'} Slack’s. Beyond ${window}, every request of Slack’s is refused.`,
  mendClock: 'Have this machine set its clock from the network (NTP).',

  secretRight: 'It has the right form.',
  secretWrong: 'It does not look like a signing secret, which is 32 small letters and digits.',
  mendSecret:
    'Copy the Signing Secret from “Basic Information” into SLACK_SIGNING_SECRET. It is neither the client secret nor the verification token.',

  socketOpens: 'Slack opens connections with it.',
  socketRefused: (code: string): string => `Slack opens no connection with it (${code}).`,
  mendSocket:
    'Turn on “Socket Mode”, make an app-level token with the scope connections:write under “Basic Information”, and copy it into SLACK_APP_TOKEN.',

  noChannels: 'No team has a channel in Slack (slack: in council.yaml), so no officer is reached here.',
  channelRight: (team: string, channel: string): string => `${team}: the app is in ${channel}.`,
  channelArchived: (team: string, channel: string): string => `${team}: ${channel} is archived.`,
  channelNotIn: (team: string, channel: string): string => `${team}: the app is not in ${channel}.`,
  channelUnknown: (team: string, channel: string): string =>
    `${team}: there is no channel ${channel}, or it is private and the app is not in it.`,
  channelUntold: (team: string, code: string): string => `${team}: Slack did not tell about the channel (${code}).`,
  mendChannelArchived: 'Unarchive it, or give the team another channel in council.yaml.',
  mendChannelNotIn: 'Type “/invite @Clausebook” in the channel.',
  mendChannelUnknown:
    'Copy the channel’s id (it begins with C, at the end of the channel’s details) into council.yaml, and invite the app there.',
  mendChannelUntold: 'Mend what is named above, then try again.',

  addressSocket: 'In Socket Mode no address is needed.',
  addressRight: (address: string): string =>
    `${address} is Clausebook, and takes what is signed with this signing secret. That was tried from this machine: Slack may still be kept out.`,
  addressInsecure: 'Slack calls https addresses only.',
  mendAddressInsecure: 'Give the address that begins with https://.',
  addressUnreachable: (code: string): string => `Nothing answers there (${code}).`,
  mendAddressUnreachable: 'Start Clausebook, and check the name, the certificate and what stands in front of it.',
  addressOther: (status: number): string =>
    `What answers there is not Clausebook with Slack over HTTP (status ${status}).`,
  mendAddressOther: 'Send /slack/events on to Clausebook’s port, with the body and the headers as they come.',
  addressRefuses: 'Clausebook answers there, and does not take what is signed with this signing secret.',
  mendAddressRefuses:
    'Start it with the same SLACK_SIGNING_SECRET, and set its clock. What stands in front must not change bodies or X-Slack- headers.',

  sayTest: 'A test by “clausebook doctor slack”. It is deleted at once.',
  sayTested: 'This was a test by “clausebook doctor slack”. It may be deleted.',
  saidDeleted: (channel: string): string => `A message was posted in ${channel}, and deleted again.`,
  saidEdited: (channel: string): string =>
    `A message was posted in ${channel}. It could not be deleted, so it now says that it was a test.`,
  saidLeft: (channel: string, code: string): string =>
    `A message was posted in ${channel}, and could be neither deleted nor edited (${code}).`,
  mendSaidLeft: 'Delete it by hand. Cards cannot be kept up to date until the app may edit what it wrote.',
  notSaid: (channel: string, code: string): string => `Slack takes no message for ${channel} (${code}).`,
  mendNotSaid: 'Invite the app to the channel (“/invite @Clausebook”), and check who may post there.',
} as const;
