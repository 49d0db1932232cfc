import type { Admins } from './admins.ts';
import type { Handling } from './conversation.ts';
import type { Officers } from './officers.ts';
import type { Council } from './people.ts';
import type { Decider, Suggested, Suggestion } from './suggestion.ts';

export interface RightsParts {
  readonly officers: Pick<Officers, 'teamsOf'>;
  readonly admins: Admins;
}

/** What somebody may decide on of a council. */
export interface Rights {
  readonly admin: boolean;
  /** Ids of the teams they are an officer of. */
  readonly teams: readonly string[];
}

/** Looked up, whatever a button claims. */
export async function rightsOf({ by }: Handling, council: Council, { officers, admins }: RightsParts): Promise<Rights> {
  const [admin, teams] = await Promise.all([admins.includes(by, [council]), officers.teamsOf(by, [council])]);
  return { admin, teams: teams.map(({ team }) => team.id) };
}

export const mayDecide = ({ admin, teams }: Rights, { team }: Pick<Suggestion, 'team'>): boolean =>
  admin || teams.includes(team);

/** Whoever runs commands may put anything in force. */
export const BY_COMMAND = { admin: true } as const;

/** Words that mean one thing serve every council, so they are an admin’s to accept. */
export const mayAccept = ({ admin }: Pick<Rights, 'admin'>, { kind }: Suggested): boolean =>
  kind !== 'lexicon' || admin;

export const deciderOf = ({ by: { id, name } }: Handling, { admin }: Rights): Decider => ({
  kind: admin ? 'admin' : 'officer',
  id,
  name,
});
