/** What `clausebook doctor teams` says. The ways to mend name things as Microsoft's own pages do. */

/** What Microsoft's login answers with, by the number behind AADSTS. */
const LOGIN_MENDS: Readonly<Record<number, string>> = {
  7_000_215:
    'The secret is wrong. Under “Certificates & secrets” of the app registration make a new one, and copy its Value (not its Secret ID) into MicrosoftAppPassword.',
  7_000_222:
    'The secret has expired. Under “Certificates & secrets” of the app registration make a new one, and copy its Value into MicrosoftAppPassword.',
  700_016:
    'This tenant has no such app. Compare MicrosoftAppId and MicrosoftAppTenantId with “Application (client) ID” and “Directory (tenant) ID” on the overview of the app registration; for an app of many tenants set MicrosoftAppType=MultiTenant.',
  90_002: 'There is no such tenant. Copy “Directory (tenant) ID” from the app registration into MicrosoftAppTenantId.',
  900_023: 'There is no such tenant. Copy “Directory (tenant) ID” from the app registration into MicrosoftAppTenantId.',
  7_000_112: 'The app was switched off. In Microsoft Entra, under “Enterprise applications”, let it sign in again.',
  53_003:
    'A Conditional Access policy keeps the app out. Ask whoever looks after Microsoft Entra to let this server’s address in.',
};

export const DOCTOR = {
  notSetUp: 'None of the MicrosoftApp settings is there.',
  mendNotSetUp: 'Follow docs/teams.md.',
  setUp: (appType: string): string => `Teams is set up, with an app of the type ${appType}.`,

  idRight: 'It has the right form.',
  idWrong: (setting: string): string => `${setting} is not an id such as 11111111-2222-4333-8444-555555555555.`,
  mendAppId:
    'Copy “Application (client) ID” from the app registration (for a managed identity, its Client ID) into MicrosoftAppId.',
  mendTenantId:
    'Copy “Directory (tenant) ID” from the app registration into MicrosoftAppTenantId. The name of a domain will not do: Teams names tenants by their id.',
  noTenant: 'An app of many tenants needs none.',

  secretThere: 'It is there. When it runs out, Microsoft alone knows: note the day in TEAMS_SECRET_EXPIRES.',
  secretIsId: 'MicrosoftAppPassword looks like the id of a secret.',
  mendSecretIsId:
    'Copy the Value of the secret, which is shown once after it was made. Make a new one under “Certificates & secrets” if it is lost.',
  noSecret: 'A managed identity has none.',

  tokenGiven: 'Microsoft’s login gives the app a token.',
  tokenRefused: (code: string): string => `Microsoft’s login gives the app no token (${code}).`,
  mendToken: (codes: readonly number[]): string =>
    codes.flatMap((code) => LOGIN_MENDS[code] ?? [])[0] ??
    'Look the code up at https://login.microsoftonline.com/error, and compare the four MicrosoftApp settings with the app registration.',
  tokenUntold: (code: string): string => `Microsoft’s login gave no answer (${code}).`,
  mendTokenUntold: (host: string): string => `Let this machine call ${host} on port 443, and try again in a minute.`,
  identityRefused: 'The managed identity gives no token on this machine.',
  mendIdentity:
    'Run this where Clausebook runs, in Azure, and assign the user-assigned managed identity of the bot to that machine or app.',
  mendTokenFirst: 'Mend what is said of the token first.',

  keysRight: (count: number): string => `Microsoft’s keys can be fetched; ${count} of them are for Teams.`,
  keysUntold: (code: string): string =>
    `Microsoft’s keys cannot be fetched (${code}). Without them every message is refused.`,
  mendKeysUntold: (host: string): string => `Let this machine call ${host} on port 443.`,
  keysOther: 'What answers in the place of Microsoft’s keys is something else.',
  mendKeysOther: 'Have what stands between this machine and the internet hand the answers on as they come.',

  clockUntold: 'Microsoft did not tell its time.',
  clockRight: 'It agrees with Microsoft’s.',
  clockWrong: (ahead: number, most: number): string =>
    `It is ${Math.abs(ahead)} seconds ${ahead > 0 ? 'ahead of' : 'behind'} Microsoft’s. Beyond ${most}, messages may be refused.`,
  mendClock: 'Have this machine set its clock from the network (NTP).',

  noChannels: 'No team has a channel in Teams (teams: in council.yaml), so no officer is reached here.',
  channelNotMet: (team: string): string => `${team}: Clausebook has not met the channel yet.`,
  mendChannelNotMet: 'Add the app to the team, and mention Clausebook once in the channel, while it runs.',
  channelMembers: (team: string, count: number): string =>
    `${team}: the app is in the channel, and sees ${count === 1 ? 'one member' : `${count} members`}.`,
  channelEmpty: (team: string): string => `${team}: the app is in the channel, and nobody else is.`,
  mendChannelEmpty: 'Add the officers: whoever is in the channel may act for the team.',
  channelNotIn: (team: string, code: string): string => `${team}: the app is not in the channel (${code}).`,
  mendChannelNotIn:
    'Add the app to the team that the channel is in, or put the id of another channel into council.yaml.',
  channelUntold: (team: string, code: string): string => `${team}: Teams did not tell who is in the channel (${code}).`,
  mendChannelUntold: 'Mend what is named above, then try again.',
  placesUnreadable: 'What Clausebook has met in Teams cannot be read, since the database cannot be opened.',
  mendPlacesUnreadable: 'Run this with the same DATA_DIR or DATABASE_URL, and as the same user, as Clausebook.',

  addressRight: (address: string): string =>
    `${address} turns away who brings no token, as it has to. That was tried from this machine: Microsoft may still be kept out.`,
  addressInsecure: 'Teams calls https addresses only.',
  mendAddressInsecure: 'Give the address that begins with https://.',
  addressUnreachable: (code: string): string => `Nothing answers there (${code}).`,
  mendAddressUnreachable: 'Start Clausebook, and check the name, the certificate and what stands in front of it.',
  addressSignIn: 'What answers there asks people to sign in, and Teams cannot.',
  mendAddressSignIn: 'Let /api/messages through without signing in: Clausebook checks Microsoft’s token itself.',
  addressEmulator: 'Clausebook answers there, and runs without the settings of Teams.',
  mendAddressEmulator: 'Start it with the same MicrosoftApp settings as this command.',
  addressOther: (status: number): string => `What answers there is not Clausebook (status ${status}).`,
  mendAddressOther: 'Send /api/messages on to Clausebook’s port, with the body and the headers as they come.',

  sayTest: 'A test by “clausebook doctor teams”. It is edited at once.',
  sayTested: 'This was a test by “clausebook doctor teams”. It may be deleted.',
  said: 'A message was posted in the channel and edited: it now says that it was a test.',
  saidLeft: (code: string): string => `A message was posted in the channel, and could not be edited (${code}).`,
  mendSaidLeft: 'Delete it by hand. Cards cannot be kept up to date until the app may edit what it wrote.',
  notSaid: (code: string): string => `Teams takes no message for the channel (${code}).`,
  mendNotSaid: 'Add the app to the team that the channel is in, and check who may post there.',
} as const;
