import type { CouncilId } from './guidance.ts';

declare const brand: unique symbol;

/** A person on one platform: only the adapter that made it knows who it is. */
export type PersonId = string & { readonly [brand]: 'person' };
export const personId = (text: string): PersonId => text as PersonId;

export interface Contact {
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  /** What to contact them for, in the guidance's words. */
  readonly for?: string;
}

/** A team of officers who take escalations. */
export interface Team {
  readonly id: string;
  readonly name: string;
}

/** An authority whose guidance this deployment holds. */
export interface Council {
  readonly id: CouncilId;
  readonly name: string;
  readonly shortName: string;
  readonly contacts: readonly Contact[];
  readonly teams: readonly Team[];
}
