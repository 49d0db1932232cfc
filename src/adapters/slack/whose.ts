import { z } from 'zod';
import { installationOf } from './who.ts';

/** Where a request comes from. */
export interface Whose {
  /** Ids that the installation may be kept under, the likeliest first. */
  readonly installations: readonly [string, ...string[]];
  readonly workspace: string | undefined;
  readonly organisation: string | undefined;
}

const id = z.string().min(1).nullish();
const named = z.object({ id }).nullish();
// A slash command is a form, in which everything is text.
const told = {
  team_id: id,
  enterprise_id: id,
  is_enterprise_install: z.union([z.boolean(), z.stringbool()]).nullish(),
};

const body = z.object({
  ...told,
  team: named,
  enterprise: named,
  user: z.object({ team_id: id }).nullish().catch(undefined),
  authorizations: z.array(z.object(told)).nullish(),
});

/** Undefined if Slack does not say of where. */
export function readWhose(given: unknown): Whose | undefined {
  const read = body.safeParse(given);
  if (!read.success) return undefined;
  const { team, enterprise, user, authorizations, ...top } = read.data;
  const [first] = authorizations ?? [];
  const workspace = first?.team_id ?? top.team_id ?? team?.id ?? user?.team_id ?? undefined;
  const organisation = first?.enterprise_id ?? top.enterprise_id ?? enterprise?.id ?? undefined;
  const whole = first?.is_enterprise_install ?? top.is_enterprise_install ?? false;
  const likeliest = installationOf({ team_id: workspace, enterprise_id: organisation, is_enterprise_install: whole });
  if (likeliest === undefined) return undefined;
  const others = [workspace, organisation].filter((each) => each !== undefined && each !== likeliest);
  return { installations: [likeliest, ...others.filter((each) => each !== undefined)], workspace, organisation };
}
