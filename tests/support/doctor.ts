import type { Check, Finding } from '../../src/core/checkup.ts';

/** What the checks of one name find. */
export async function foundBy(checks: readonly Check[], name: string): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const check of checks.filter((each) => each.name === name)) findings.push(...(await check.run()));
  return findings;
}
