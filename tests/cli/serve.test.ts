import { expect, it } from 'vitest';
import { servingLine } from '../../src/cli/serve.ts';

const TEAMS = { appId: 'app', appType: 'MultiTenant', appPassword: 'secret' } as const;

it.each([
  [['teams', 'playground'], undefined, 'Serving Teams emulators on this machine, the playground.'],
  [['slack', 'teams'], TEAMS, 'Serving Slack, Teams.'],
  [
    [],
    undefined,
    'Nobody can ask here: the playground is served only while HOST is loopback or people sign in, and neither',
  ],
])('with %j it says what listens', (platforms, teams, line) => {
  expect(servingLine(platforms, { teams })).toContain(line);
});
