import type { webApi } from '@slack/bolt';
import type { Check, Finding } from '../../core/checkup.ts';
import type { Council } from '../../core/people.ts';
import { DOCTOR } from './doctor-wording.ts';
import { failureOf } from './failure.ts';

/** Whether each team's channel is there, in use, and has the app in it. */
export const channelCheck = (client: webApi.WebClient, councils: readonly Council[]): Check => ({
  name: 'channels',
  async run() {
    const placed = councils.flatMap(({ shortName, teams }) =>
      teams.flatMap(({ name, slack }) =>
        slack === undefined ? [] : [{ team: `${shortName}, ${name}`, channel: slack }],
      ),
    );
    if (placed.length === 0) return [{ outcome: 'ok', says: DOCTOR.noChannels }];
    const findings: Finding[] = [];
    for (const { team, channel } of placed) findings.push(await channelFinding(client, team, channel));
    return findings;
  },
});

async function channelFinding(client: webApi.WebClient, team: string, channel: string): Promise<Finding> {
  try {
    const { channel: told } = await client.conversations.info({ channel });
    const shown = told?.name === undefined ? channel : `#${told.name} (${channel})`;
    if (told?.is_archived === true)
      return { outcome: 'not-ok', says: DOCTOR.channelArchived(team, shown), mend: DOCTOR.mendChannelArchived };
    if (told?.is_member !== true)
      return { outcome: 'not-ok', says: DOCTOR.channelNotIn(team, shown), mend: DOCTOR.mendChannelNotIn };
    return { outcome: 'ok', says: DOCTOR.channelRight(team, shown) };
  } catch (cause) {
    const { code } = failureOf(cause);
    if (code === 'channel_not_found')
      return { outcome: 'not-ok', says: DOCTOR.channelUnknown(team, channel), mend: DOCTOR.mendChannelUnknown };
    return { outcome: 'could-not-tell', says: DOCTOR.channelUntold(team, code), mend: DOCTOR.mendChannelUntold };
  }
}
