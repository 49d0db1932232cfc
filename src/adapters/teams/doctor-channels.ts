import type { Check, Finding } from '../../core/checkup.ts';
import type { Council } from '../../core/people.ts';
import { DOCTOR } from './doctor-wording.ts';
import { isBotId } from './incoming.ts';
import { LIMITS } from './limits.ts';
import type { Met } from './met-records.ts';
import type { Meetings } from './met.ts';
import type { Proactive } from './proactive.ts';
import { isNever, refusalCode } from './refusal.ts';

interface Reach {
  readonly proactive: Proactive;
  readonly meetings: Pick<Meetings, 'channel'>;
}

/** Whether each team's channel was met, and whether the app can see who is in it. */
export const channelCheck = (reach: Reach, councils: readonly Council[]): Check => ({
  name: 'channels',
  async run() {
    const placed = councils.flatMap(({ shortName, teams }) =>
      teams.flatMap(({ name, teams: channel }) =>
        channel === undefined ? [] : [{ team: `${shortName}, ${name}`, channel }],
      ),
    );
    if (placed.length === 0) return [{ outcome: 'ok', says: DOCTOR.noChannels }];
    const findings: Finding[] = [];
    for (const { team, channel } of placed) findings.push(await channelFinding(reach, team, channel));
    return findings;
  },
});

async function channelFinding(reach: Reach, team: string, channel: string): Promise<Finding> {
  const met = await reach.meetings.channel(channel).catch(() => 'unreadable' as const);
  if (met === 'unreadable')
    return { outcome: 'could-not-tell', says: DOCTOR.placesUnreadable, mend: DOCTOR.mendPlacesUnreadable };
  if (met === undefined) return { outcome: 'not-ok', says: DOCTOR.channelNotMet(team), mend: DOCTOR.mendChannelNotMet };
  return membersFinding(reach.proactive, met, team, channel);
}

async function membersFinding(proactive: Proactive, met: Met, team: string, channel: string): Promise<Finding> {
  try {
    const options = { signal: AbortSignal.timeout(LIMITS.patienceMs), once: true };
    const members = await proactive.call(met, options, (calls) => calls.members(channel));
    const people = new Set(members.map(({ id }) => id).filter((id) => !isBotId(id)));
    if (people.size === 0) return { outcome: 'not-ok', says: DOCTOR.channelEmpty(team), mend: DOCTOR.mendChannelEmpty };
    return { outcome: 'ok', says: DOCTOR.channelMembers(team, people.size) };
  } catch (cause) {
    const code = refusalCode(cause);
    if (isNever(cause))
      return { outcome: 'not-ok', says: DOCTOR.channelNotIn(team, code), mend: DOCTOR.mendChannelNotIn };
    return { outcome: 'could-not-tell', says: DOCTOR.channelUntold(team, code), mend: DOCTOR.mendChannelUntold };
  }
}
