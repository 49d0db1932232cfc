import { z } from 'zod';
import { text } from './config-values.ts';

/** What the provider says of a person: that a claim is this value, or has it in its list. */
export interface ClaimValue {
  readonly claim: string;
  readonly value: string;
}

/** Whose value says something of one council alone, by the name of its folder. */
export interface CouncilClaim extends ClaimValue {
  readonly council: string;
}

/** What people can change of themselves, or everybody who signs in has: it says nothing of what somebody may do. */
const NO_PROOF = new Set(
  'iss aud exp iat name given_name family_name nickname email preferred_username upn unique_name'.split(' '),
);

function claimIn(pair: string): ClaimValue | undefined {
  const { claim, value } = /^(?<claim>[^\s=]+)=(?<value>.+)$/.exec(pair.trim())?.groups ?? {};
  return claim === undefined || value === undefined || NO_PROOF.has(claim) ? undefined : { claim, value: value.trim() };
}

/** Claims that are enough, several with commas between them. */
export const claims = text.transform((value, context): readonly ClaimValue[] => {
  const found = (value ?? '').split(',').filter((pair) => pair.trim() !== '');
  const read = found.flatMap((pair) => claimIn(pair) ?? []);
  if (read.length === found.length && (found.length > 0 || value === undefined)) return read;
  context.addIssue({
    code: 'custom',
    message:
      'CLAIM=VALUE, such as groups=ID or roles=NAME, several with commas between them; names and e-mail addresses prove nothing.',
  });
  return z.NEVER;
});

function councilClaimIn(line: string): CouncilClaim | undefined {
  const at = line.indexOf(':');
  const [council, claim] = [line.slice(0, Math.max(at, 0)).trim(), claimIn(line.slice(at + 1))];
  return council === '' || claim === undefined ? undefined : { council, ...claim };
}

/** The same of one council each. In a file they stand a line each, and a line that begins with # is for people. */
export const councilClaims = text.transform((value, context): readonly CouncilClaim[] => {
  const found = (value ?? '')
    .split(/[,\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const read = found.map((line) => councilClaimIn(line));
  for (const [at, each] of read.entries())
    if (each === undefined)
      context.addIssue({
        code: 'custom',
        message: `entry ${at + 1} is not COUNCIL:CLAIM=VALUE, such as gedling:groups=ID; names and e-mail addresses prove nothing.`,
      });
  if (value !== undefined && found.length === 0) context.addIssue({ code: 'custom', message: 'names nobody.' });
  return read.flatMap((each) => each ?? []);
});
