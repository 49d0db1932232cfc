import { ENGLISH, PERSONAL_COMMANDS, SHARED_COMMANDS, WELSH } from './app-manifest-wording.ts';
import type { AppCommand, AppWording } from './app-manifest-wording.ts';

/** What a council says of its own app. */
export interface AppDetails {
  /** The bot's app id, a UUID. */
  readonly appId: string;
  /** Three numbers. Teams takes an update only under a higher one. */
  readonly version: string;
  /** Who runs it, 32 characters at most. */
  readonly council: string;
  /** Pages on https: about the service, its privacy, its terms. */
  readonly website: string;
  readonly privacy: string;
  readonly terms: string;
}

/** A version that has what is used here, and old enough for every tenant. */
const SCHEMA = '1.22';
const WELSH_FILE = 'cy.json';
/** Ids of the message extension's commands, as they come back. */
export const EXTENSION = { find: 'find-clause', guidanceOn: 'find-guidance', officerOn: 'ask-officer' } as const;
/** The name of what is typed in a search. */
export const SEARCHED_FOR = 'text';

export const MANIFEST_FILES = { color: 'color.png', outline: 'outline.png', welsh: WELSH_FILE } as const;

/** The app as Teams reads it. */
export function appManifest({ appId, version, council, website, privacy, terms }: AppDetails) {
  const { name, full, short, about } = ENGLISH;
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA}/MicrosoftTeams.schema.json`,
    manifestVersion: SCHEMA,
    version,
    id: appId,
    localizationInfo: {
      defaultLanguageTag: 'en-gb',
      additionalLanguages: [{ languageTag: 'cy', file: WELSH_FILE }],
    },
    developer: { name: council, websiteUrl: website, privacyUrl: privacy, termsOfUseUrl: terms },
    name: { short: name, full },
    description: { short, full: about },
    icons: { color: MANIFEST_FILES.color, outline: MANIFEST_FILES.outline },
    accentColor: '#1D4E5F',
    bots: [
      {
        botId: appId,
        scopes: ['personal', 'team', 'groupChat'],
        isNotificationOnly: false,
        supportsFiles: false,
        commandLists: [
          { scopes: ['personal'], commands: PERSONAL_COMMANDS.map(commandOf) },
          { scopes: ['team', 'groupChat'], commands: SHARED_COMMANDS.map(commandOf) },
        ],
      },
    ],
    composeExtensions: [{ botId: appId, commands: extensionCommands(ENGLISH) }],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [],
    defaultInstallScope: 'personal',
    // The card that insists on an answer stands in a channel as well as in private.
    supportedChannelTypes: ['sharedChannels', 'privateChannels'],
  } as const;
}

const commandOf = (title: AppCommand): { readonly title: string; readonly description: string } => ({
  title,
  description: ENGLISH.commands[title],
});

const extensionCommands = ({ find, guidanceOn, officerOn }: AppWording) => [
  {
    id: EXTENSION.find,
    type: 'query',
    title: find.title,
    description: find.description,
    context: ['compose', 'commandBox'],
    initialRun: true,
    parameters: [{ name: SEARCHED_FOR, title: find.what, description: find.example, inputType: 'text' }],
  },
  ...(
    [
      ['guidanceOn', guidanceOn],
      ['officerOn', officerOn],
    ] as const
  ).map(([id, { title, description }]) => ({
    id: EXTENSION[id],
    type: 'action',
    title,
    description,
    context: ['message'],
    fetchTask: true,
  })),
];

/** The words of the manifest in Welsh, each under the place of the English ones. */
export function welshStrings(): Readonly<Record<string, string>> {
  const { name, full, short, about, find, guidanceOn, officerOn, commands } = WELSH;
  const listed = (list: number, titles: readonly AppCommand[]): readonly (readonly [string, string])[] =>
    titles.map((title, index) => [`bots[0].commandLists[${list}].commands[${index}].description`, commands[title]]);
  const extended = [find, guidanceOn, officerOn].flatMap(({ title, description }, index) => [
    [`composeExtensions[0].commands[${index}].title`, title],
    [`composeExtensions[0].commands[${index}].description`, description],
  ]);
  return Object.fromEntries([
    [
      '$schema',
      `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA}/MicrosoftTeams.Localization.schema.json`,
    ],
    ['name.short', name],
    ['name.full', full],
    ['description.short', short],
    ['description.full', about],
    ...listed(0, PERSONAL_COMMANDS),
    ...listed(1, SHARED_COMMANDS),
    ...extended,
    ['composeExtensions[0].commands[0].parameters[0].title', find.what],
    ['composeExtensions[0].commands[0].parameters[0].description', find.example],
  ]);
}
