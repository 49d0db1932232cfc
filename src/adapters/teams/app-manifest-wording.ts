/** Everything that Teams shows of the app before anybody has talked to it. Lengths are held to Teams' schema by a test. */
export interface AppWording {
  readonly name: string;
  readonly full: string;
  readonly short: string;
  readonly about: string;
  readonly find: {
    readonly title: string;
    readonly description: string;
    readonly what: string;
    readonly example: string;
  };
  readonly guidanceOn: { readonly title: string; readonly description: string };
  readonly officerOn: { readonly title: string; readonly description: string };
  /** By what is typed: what it does. */
  readonly commands: Readonly<Record<AppCommand, string>>;
}

/** What can be typed, in the order of the menu. It is typed in English whatever the language. */
export const PERSONAL_COMMANDS = ['help', 'home', 'mine', 'queue', 'feedback', 'advice', 'suggestions'] as const;
export const SHARED_COMMANDS = ['help'] as const;
export type AppCommand = (typeof PERSONAL_COMMANDS)[number];

export const ENGLISH: AppWording = {
  name: 'Clausebook',
  full: 'Clausebook: your council’s guidance, word for word',
  short: 'Ask what the council’s guidance says and get the clause itself, word for word.',
  about: [
    'Ask a question in your own words, such as “can I use the council logo?”. Clausebook answers with the clause of your council’s own guidance, word for word, and says which document it stands in, its version and its date.',
    'It writes nothing of its own. If the guidance does not settle your question it says so, and you can send the question to an officer, whose answer comes back to you here.',
    'In a personal chat only you see the answer. In a channel or a group chat mention Clausebook; everybody there sees the answer.',
  ].join('\n\n'),
  find: {
    title: 'Find a clause',
    description: 'Find a clause of your council’s guidance and put it into your message, word for word.',
    what: 'What is it about?',
    example: 'For example: council logo',
  },
  guidanceOn: {
    title: 'Find guidance on this',
    description: 'See which clauses may bear on this message. Nobody else sees what you look up.',
  },
  officerOn: {
    title: 'Ask an officer about this',
    description: 'Send a question about this message to an officer of your council.',
  },
  commands: {
    help: 'What Clausebook does and what it reads',
    home: 'Your open questions, receipts and the guidance documents',
    mine: 'What you have asked officers',
    queue: 'For officers: what waits for your team',
    feedback: 'For officers: what councillors said of answers',
    advice: 'For officers: the advice that your team keeps',
    suggestions: 'For officers: what their answers suggest for the guidance',
  },
};

export const WELSH: AppWording = {
  name: 'Clausebook',
  full: 'Clausebook: canllawiau eich cyngor, air am air',
  short: 'Gofynnwch beth mae canllawiau’r cyngor yn ei ddweud a chael y cymal ei hun.',
  about: [
    'Gofynnwch gwestiwn yn eich geiriau eich hun, er enghraifft “a gaf i ddefnyddio logo’r cyngor?”. Mae Clausebook yn ateb gyda chymal o ganllawiau eich cyngor, air am air, ac yn dweud ym mha ddogfen y mae, ei fersiwn a’i ddyddiad. Yn iaith y canllawiau y gofynnir orau.',
    'Nid yw’n ysgrifennu dim ei hun. Os nad yw’r canllawiau yn setlo eich cwestiwn, mae’n dweud hynny, a gallwch anfon y cwestiwn at swyddog. Daw ateb y swyddog yn ôl atoch yma.',
    'Mewn sgwrs bersonol, dim ond chi sy’n gweld yr ateb. Mewn sianel neu sgwrs grŵp, soniwch am Clausebook; bydd pawb yno yn gweld yr ateb.',
  ].join('\n\n'),
  find: {
    title: 'Dod o hyd i gymal',
    description: 'Dewch o hyd i gymal o ganllawiau eich cyngor a’i roi yn eich neges, air am air.',
    what: 'Am beth y mae?',
    example: 'Er enghraifft: council logo',
  },
  guidanceOn: {
    title: 'Canllawiau ar hyn',
    description: 'Gweld pa gymalau a all fod yn berthnasol i’r neges hon. Nid oes neb arall yn gweld.',
  },
  officerOn: {
    title: 'Gofyn i swyddog am hyn',
    description: 'Anfon cwestiwn am y neges hon at swyddog eich cyngor.',
  },
  commands: {
    help: 'Beth mae Clausebook yn ei wneud a beth mae’n ei ddarllen',
    home: 'Eich cwestiynau agored, derbynebau a’r dogfennau canllaw',
    mine: 'Beth yr ydych wedi’i ofyn i swyddogion',
    queue: 'I swyddogion: beth sy’n aros am eich tîm',
    feedback: 'I swyddogion: beth ddywedodd cynghorwyr am atebion',
    advice: 'I swyddogion: y cyngor y mae eich tîm yn ei gadw',
    suggestions: 'I swyddogion: beth mae eu hatebion yn ei awgrymu ar gyfer y canllawiau',
  },
};
