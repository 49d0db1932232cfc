import type { Check, Finding } from '../../core/checkup.ts';
import { DOCTOR } from './doctor-wording.ts';
import { LIMITS } from './limits.ts';
import { textMessages } from './messages.ts';
import type { Met } from './met-records.ts';
import type { Meetings } from './met.ts';
import type { Calls, Proactive, Spot } from './proactive.ts';
import { refusalCode } from './refusal.ts';

/** Whether a message can be posted in a channel, and edited. It stays, and says that it was a test. */
export const sayCheck = (
  { proactive, meetings }: { readonly proactive: Proactive; readonly meetings: Pick<Meetings, 'channel'> },
  channel: string,
): Check => ({
  name: 'message',
  async run() {
    const met = await meetings.channel(channel).catch(() => undefined);
    if (met === undefined)
      return [{ outcome: 'not-ok', says: DOCTOR.channelNotMet(channel), mend: DOCTOR.mendChannelNotMet }];
    return [await saidFinding(proactive, met, channel)];
  },
});

async function saidFinding(proactive: Proactive, met: Met, channel: string): Promise<Finding> {
  const options = { signal: AbortSignal.timeout(LIMITS.patienceMs), once: true };
  try {
    return await proactive.call(met, options, async (calls) => {
      const [test] = textMessages(DOCTOR.sayTest);
      if (test === undefined) throw new Error('There is nothing to say.');
      return editedFinding(calls, await calls.post(channel, test));
    });
  } catch (cause) {
    return { outcome: 'not-ok', says: DOCTOR.notSaid(refusalCode(cause)), mend: DOCTOR.mendNotSaid };
  }
}

async function editedFinding(calls: Calls, spot: Spot): Promise<Finding> {
  try {
    const [tested] = textMessages(DOCTOR.sayTested);
    const edited = tested && (await calls.edit(spot, tested));
    if (edited !== undefined) return { outcome: 'ok', says: DOCTOR.said };
    return { outcome: 'not-ok', says: DOCTOR.saidLeft('gone'), mend: DOCTOR.mendSaidLeft };
  } catch (cause) {
    return { outcome: 'not-ok', says: DOCTOR.saidLeft(refusalCode(cause)), mend: DOCTOR.mendSaidLeft };
  }
}
