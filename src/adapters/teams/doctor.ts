import type { Check } from '../../core/checkup.ts';
import type { Council } from '../../core/people.ts';
import type { Clock, Places } from '../../core/ports.ts';
import { addressesIn } from './clouds.ts';
import type { MicrosoftAddresses } from './clouds.ts';
import { addressCheck } from './doctor-address.ts';
import { channelCheck } from './doctor-channels.ts';
import { keysCheck } from './doctor-keys.ts';
import { sayCheck } from './doctor-say.ts';
import { known, settingsChecks } from './doctor-settings.ts';
import { tokenChecks } from './doctor-token.ts';
import { DOCTOR } from './doctor-wording.ts';
import { createMeetings } from './met.ts';
import { createProactive } from './proactive.ts';
import { authenticationFor } from './settings.ts';
import type { TeamsCloud, TeamsSettings } from './settings.ts';
import { TeamsAdapter } from './teams-adapter.ts';

/** What is looked at besides the settings. */
export interface Asked {
  /** Under which Microsoft reaches this service. */
  readonly address?: string;
  /** The channel in which a message is posted to see whether one can be. */
  readonly say?: string;
}

/** Everything that has to be right before Teams works, in the order to mend it in. */
export function teamsChecks(options: {
  readonly settings: Extract<TeamsSettings, { kind: 'registered' }> | undefined;
  readonly councils: readonly Council[];
  /** Where the service keeps whom it has met. Nothing is added. */
  readonly places: Places;
  readonly asked: Asked;
  readonly cloud?: TeamsCloud;
  readonly addresses?: MicrosoftAddresses;
  readonly clock?: Clock;
}): readonly Check[] {
  const { settings, councils, places, asked, cloud = {}, clock = Date.now } = options;
  if (settings === undefined)
    return [known('settings', { outcome: 'not-ok', says: DOCTOR.notSetUp, mend: DOCTOR.mendNotSetUp })];
  const addresses = options.addresses ?? addressesIn(settings.cloud ?? 'public');
  const adapter = new TeamsAdapter(authenticationFor(settings, cloud));
  const reach = { proactive: createProactive(adapter, settings), meetings: createMeetings(places, settings) };
  return [
    ...settingsChecks(settings),
    ...tokenChecks(settings, { addresses, credentials: cloud.credentials, clock }),
    keysCheck(addresses.openId),
    channelCheck(reach, councils),
    ...(asked.address === undefined ? [] : [addressCheck(asked.address)]),
    ...(asked.say === undefined ? [] : [sayCheck(reach, asked.say)]),
  ];
}
