import type { CouncilId } from '../../core/guidance.ts';
import type { Council } from '../../core/people.ts';
import type { Incoming } from './incoming.ts';
import { tenantNamed, tenantsOf } from './people.ts';

/** The council that answers where a request comes from; undefined: every council's guidance is searched. */
export type AnsweringHere = { readonly council: CouncilId | undefined } | 'nobodys';

/**
 * Whoever names the tenant. Where nobody has named any, it is the council of the settings. An activity that names two tenants, as in a channel
 * shared between organisations, is answered only if both are the same council's.
 */
export function answeringIn(
  incoming: Pick<Incoming, 'channelData' | 'conversation'>,
  councils: readonly Council[],
  council: CouncilId | undefined,
): AnsweringHere {
  if (councils.every(({ teamsTenants }) => teamsTenants === undefined)) return { council };
  const [first, ...others] = tenantsOf(incoming).map((tenant) => ownerOf(tenant, councils));
  return first === undefined || others.some((other) => other !== first) ? 'nobodys' : { council: first };
}

const ownerOf = (tenant: string, councils: readonly Council[]): CouncilId | undefined =>
  councils.find(({ teamsTenants = [] }) => teamsTenants.map(tenantNamed).includes(tenantNamed(tenant)))?.id;
