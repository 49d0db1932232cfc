import type { Handling } from './conversation.ts';
import type { Council, Person } from './people.ts';
import type { OfficerPlatform } from './ports.ts';

/** Who may put guidance in force. Looked up each time: what a press claims is not believed. */
export interface Admins {
  /** Whether a person is an admin of any of these councils. Asks only the platform that vouches for the person. */
  includes(person: Person, councils: readonly Council[]): Promise<boolean>;
}

export function createAdmins(platforms: readonly OfficerPlatform[]): Admins {
  return {
    async includes({ id, home }, councils) {
      const theirs = platforms.filter(({ name }) => name === home.platform);
      const asked = theirs.flatMap((platform) => councils.map((council) => platform.adminsOf(council)));
      return (await Promise.all(asked)).flat().some((admin) => admin.id === id);
    },
  };
}

/** Those of the councils that somebody administers, of the one they are in if that is known. What others have published is not theirs. */
export async function administeredIn(
  councils: readonly Council[],
  { by, council }: Pick<Handling, 'by' | 'council'>,
  admins: Admins,
): Promise<readonly Council[]> {
  const asked = councils.filter(({ id }) => council === undefined || id === council);
  const may = await Promise.all(asked.map((each) => admins.includes(by, [each])));
  return asked.filter((_council, index) => may[index] === true);
}
