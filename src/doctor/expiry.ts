import type { Config } from '../config.ts';
import type { Check, Finding } from '../core/checkup.ts';
import { DOCTOR } from '../core/doctor-wording.ts';
import { daysUntil, WARN_DAYS } from '../core/expiry.ts';

/** An installation whose token runs out, and when, in milliseconds since 1970. */
export interface ExpiringToken {
  readonly id: string;
  readonly at: number;
}

/** What runs out, as far as anybody tells: the secret of Teams by the settings, tokens of Slack by what is kept of installations. */
export const expiryCheck = (
  teams: Config['teams'],
  tokens: () => Promise<readonly ExpiringToken[]>,
  now: number,
): Check => ({
  name: 'expiry dates',
  async run() {
    const findings = [...teamsFindings(teams, now), ...(await tokens()).map((token) => tokenFinding(token, now))];
    return findings.length === 0 ? [{ outcome: 'ok', says: DOCTOR.nothingExpires }] : findings;
  },
});

function teamsFindings(teams: Config['teams'], now: number): readonly Finding[] {
  // A managed identity has no secret.
  if (teams?.appPassword === undefined || teams.appType === 'UserAssignedMSI') return [];
  const day = teams.secretExpires;
  if (day === undefined) return [{ outcome: 'could-not-tell', says: DOCTOR.teamsUnset, mend: DOCTOR.mendTeamsUnset }];
  const days = daysUntil(day, now);
  const mend = DOCTOR.mendTeamsOver;
  if (days < 0) return [{ outcome: 'not-ok', says: DOCTOR.teamsOver(day), mend }];
  const says = DOCTOR.teamsLasts(day, days);
  return [days > WARN_DAYS ? { outcome: 'ok', says } : { outcome: 'not-ok', says, mend }];
}

function tokenFinding({ id, at }: ExpiringToken, now: number): Finding {
  const until = `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return at > now
    ? { outcome: 'ok', says: DOCTOR.slackRenewed(id, until) }
    : { outcome: 'could-not-tell', says: DOCTOR.slackOver(id, until), mend: DOCTOR.mendSlackOver };
}
