import type { Conversation } from './conversation.ts';
import type { CouncilId } from './guidance.ts';

declare const brand: unique symbol;

/** A person on one platform: only the adapter that made it knows who it is. */
export type PersonId = string & { readonly [brand]: 'person' };
export const personId = (text: string): PersonId => text as PersonId;

/** A councillor or an officer, as their platform vouches for them. */
export interface Person {
  readonly id: PersonId;
  /** What colleagues call them, as the platform tells it. */
  readonly name: string;
  /** Where they are told something that is for them alone. */
  readonly home: Conversation;
}

export interface Contact {
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  /** What to contact them for, in the guidance's words. */
  readonly for?: string;
}

/** A team of officers who take escalations. Its channel is where it is told of them, and who is in the channel may act for it. */
export interface Team {
  readonly id: string;
  readonly name: string;
  /** The id of its channel in Slack. */
  readonly slack?: string;
  /** The id of a user group in Slack: its members act for the team, instead of whoever is in the channel. */
  readonly slackGroup?: string;
  /** The id of its channel in Teams. */
  readonly teams?: string;
  /** Documents (by the names of their files) whose matters come to it. */
  readonly documents: readonly string[];
  /** Words that bring a question to it. */
  readonly topics: readonly string[];
}

/** Where those are who may put guidance in force: the id of a channel or a user group in Slack, and of a channel in Teams. */
export interface Admins {
  readonly slack?: string;
  readonly teams?: string;
}

/** An authority whose guidance this deployment holds. */
export interface Council {
  readonly id: CouncilId;
  readonly name: string;
  readonly shortName: string;
  readonly contacts: readonly Contact[];
  /** The first takes what no other does. */
  readonly teams: readonly Team[];
  readonly admins?: Admins;
  /** Slack workspaces and organisations whose questions it answers, by id; its officers' channels are in the first. */
  readonly slackWorkspaces?: readonly string[];
  /** Tenants of Microsoft Entra whose questions it answers in Teams, by id, in whichever letters. */
  readonly teamsTenants?: readonly string[];
  /** Within how many working days an officer is to answer. */
  readonly answersWithinDays: number;
  readonly channelAnswers: ChannelAnswers;
}

/** Where a question that was asked in a channel is answered: in its thread, or to the asker alone with a short form in the thread. */
export const CHANNEL_ANSWERS = ['thread', 'private'] as const;
export type ChannelAnswers = (typeof CHANNEL_ANSWERS)[number];
