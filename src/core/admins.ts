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
