import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { COUNCILLOR_ID, TEAM } from '../../tests/support/fake-slack-identity.ts';
import type { FakeWorkspace } from '../../tests/support/fake-slack-workspace.ts';

/** A small council with two teams of officers in Slack, made up for the test. */

const COUNCIL = `name: Chasely Town Council
shortName: Chasely
teams:
  - id: flying
    name: Flying team
    slack: C0FLYING
    topics: [kite]
  - id: clerks
    name: Clerks
    slack: C0CLERKS
`;

const DOCUMENT = `title: Kites and Gliders on Council Land
sections:
  - heading: Flying
    clauses:
      - id: '1.1'
        number: '1.1'
        text: Members may fly a kite on the common, unless a fair is held there.
        asked:
          - can I fly my kite on the common
      - id: '1.2'
        number: '1.2'
        text: A bench may be moved by two members, and by no fewer.
        asked:
          - how many of us may move a bench
`;

/** Of its own, so that a start does not read the hundreds of gaps that come with Clausebook. */
const GAPS = `- id: parking
  title: Parking permits
  signpost: the parking office
  asked: [how do I get a parking permit]
`;

/** The clause that officers quote beside an answer. */
export const CLAUSE = 'chasely/kites#1.1';
export const CHANNELS: Readonly<Record<string, string>> = { flying: 'C0FLYING', clerks: 'C0CLERKS' };

const numbered = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);

export const COUNCILLORS: readonly [string, ...string[]] = [COUNCILLOR_ID, ...numbered('U0CLLR', 11)];
export const OFFICERS: readonly [string, ...string[]] = ['U0OFFICER', ...numbered('U0OFFICER', 5)];

/** As Clausebook names a person of the workspace. */
export const personIn = (user: string): string => `slack:${TEAM}/${user}`;

/** The council's guidance, in a new folder. */
export async function writeGuidance(folder: string): Promise<void> {
  await mkdir(join(folder, 'chasely'), { recursive: true });
  await writeFile(join(folder, 'gaps.yaml'), GAPS);
  await writeFile(join(folder, 'lexicon.yaml'), '- [kite, glider]\n');
  await writeFile(join(folder, 'chasely', 'council.yaml'), COUNCIL);
  await writeFile(join(folder, 'chasely', 'kites.yaml'), DOCUMENT);
}

/** Has councillors in the workspace, and these officers in both teams' channels. */
export function settle(workspace: FakeWorkspace, officers: readonly string[] = OFFICERS): void {
  for (const user of [...COUNCILLORS, ...officers]) workspace.addUser(user, { real_name: `Person ${user}` });
  for (const channel of Object.values(CHANNELS)) workspace.setMembers(channel, officers);
}
