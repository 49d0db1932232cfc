import { personId } from '../../core/people.ts';
import type { Person } from '../../core/people.ts';
import { UNNAMED } from '../../core/escalation-wording.ts';
import { homeOf } from './address.ts';
import type { Incoming } from './incoming.ts';

/** An account as Teams tells of it: in an activity, or in the list of a channel's members. */
interface Account {
  /** The person's id for this bot, which can be written to. */
  readonly id: string;
  readonly name?: string | null | undefined;
  /** The person's id in the tenant. */
  readonly aadObjectId?: string | null | undefined;
}

/** Every tenant an activity says it is from. */
export const tenantsOf = ({
  channelData,
  conversation,
}: Pick<Incoming, 'channelData' | 'conversation'>): readonly string[] =>
  [channelData?.tenant?.id, conversation.tenantId].filter((id) => typeof id === 'string');

/** Whoever tells no tenant, as emulators may, is in this one. */
const NO_TENANT = 'none';

/** A tenant's id as it is kept: Teams writes one tenant in large and in small letters. */
export const tenantNamed = (id: string | undefined): string => (id ?? NO_TENANT).toLowerCase();

export const tenantOf = (incoming: Incoming): string => tenantNamed(tenantsOf(incoming)[0]);

/** The same person from an activity and from a list of members: the same id and the same home. */
export const personOf = (tenant: string, { id, name, aadObjectId }: Account): Person => ({
  id: personId(`teams:${tenant}/${aadObjectId?.toLowerCase() ?? id}`),
  name: name?.trim() ? name.trim() : UNNAMED,
  home: homeOf(tenant, id),
});
