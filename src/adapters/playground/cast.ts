import type { Conversation } from '../../core/conversation.ts';
import { personId } from '../../core/people.ts';
import type { Person, Team } from '../../core/people.ts';

/** The people of the playground: whoever sits at this computer is all of them. */
const CAST = [
  ['councillor-1', 'Cllr Jo Field'],
  ['councillor-2', 'Cllr Sam Ward'],
  ['officer-1', 'Alex Reed'],
  ['officer-2', 'Robin Hall'],
  ['admin-1', 'Chris Dale'],
] as const;

export const ROLES = ['councillor-1', 'councillor-2', 'officer-1', 'officer-2', 'admin-1'] as const;
export type Role = (typeof ROLES)[number];

export const COUNCILLORS = ['councillor-1', 'councillor-2'] as const satisfies readonly Role[];
export const OFFICERS = ['officer-1', 'officer-2'] as const satisfies readonly Role[];

const conversation = (address: string): Conversation => ({ platform: 'playground', address });

export function personIn(role: Role): Person {
  const [, name] = CAST.find(([each]) => each === role) ?? CAST[0];
  return { id: personId(`playground:${role}`), name, home: conversation(role) };
}

/** Every team has the same room here, and both officers are in it. */
const ROOM = 'officers';
export const isRoom = (address: string): boolean => address === ROOM;
export const placeOf = (_team: Team): Conversation => conversation(ROOM);
export const officersAt = ({ address }: Conversation): readonly Person[] =>
  isRoom(address) ? OFFICERS.map(personIn) : [];
/** The admin of every council. */
export const ADMIN = 'admin-1' satisfies Role;
export const adminsOf = (): readonly Person[] => [personIn(ADMIN)];
/** Where a person of that role reads what is said: an officer also reads the team's room. */
export const addressesOf = (role: Role): readonly string[] => (isOfficer(role) ? [role, ROOM] : [role]);

const isOfficer = (role: Role): boolean => OFFICERS.some((officer) => officer === role);
