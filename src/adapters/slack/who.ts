import type { Handling } from '../../core/conversation.ts';
import { personId } from '../../core/people.ts';
import type { PersonId } from '../../core/people.ts';

/** A person as a request that Slack vouches for names them. */
export interface Who {
  /** Of the installation that the request is for: a workspace, or an organisation that has the app as a whole. */
  readonly team: string;
  readonly user: string;
  /** What they are called, as far as the request tells. */
  readonly name: string | undefined;
}

/** The same person whichever request names them. */
export const personIdOf = ({ team, user }: Pick<Who, 'team' | 'user'>): PersonId => personId(`slack:${team}/${user}`);

type WithoutBy<T> = T extends unknown ? Omit<T, 'by'> : never;

/** What is done, without the person who does it. */
export type Deed = WithoutBy<Handling>;

/** Which installation a request is for, in whichever of Slack's fields. */
export function installationOf(told: {
  readonly team_id?: string | null | undefined;
  readonly enterprise_id?: string | null | undefined;
  readonly is_enterprise_install?: boolean | null | undefined;
}): string | undefined {
  const [first, second] =
    told.is_enterprise_install === true ? [told.enterprise_id, told.team_id] : [told.team_id, told.enterprise_id];
  return first ?? second ?? undefined;
}
