/** Every sentence about the channels that are chosen in chat. Plain British English, short, never blaming. */

export const WHICH_TEAM = 'Which team’s escalations should come to this channel?';
/** Where nothing can be pressed. The teams follow. */
export const TYPE_WHICH_TEAM =
  'Which team’s? Please mention me with “use this channel for escalations to” and the name of one of these:';
export const usedLine = (team: string): string =>
  `Escalations for “${team}” come to this channel from now on. Whoever is in it can see and answer them. To undo this, mention me with ` +
  '“stop using this channel”.';
export const settledElsewhereLine = (team: string): string =>
  `I have kept this channel for “${team}”. But council.yaml names another one, and that one is used for as long as it stands there.`;
export const settledHereLine = (team: string): string => `council.yaml names this channel for “${team}” already.`;
export const stoppedLine = (teams: readonly string[]): string =>
  `Escalations for ${teams.map((team) => `“${team}”`).join(' and ')} no longer come to this channel by what was said here.`;
export const STILL_SETTLED = 'council.yaml still names it. To stop that, take it out there.';
export const NOT_USED = 'This channel was not chosen for escalations here.';
export const NO_SUCH_TEAM =
  'There is no team of that name. Mention me with “use this channel for escalations” to choose one.';
export const NO_TEAMS = 'There is no team of officers yet. council.yaml names them.';
export const ONLY_ADMINS =
  'Only admins of the council can choose where escalations go. council.yaml says which channel they are in.';
export const ONLY_IN_CHANNEL = 'Please mention me with these words in the channel itself.';
