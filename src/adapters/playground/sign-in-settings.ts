import type { Councils } from './council-choice.ts';

/** How people sign in to the pages, and who of them may see what. */
export interface SignInSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where browsers find the pages, without a slash at the end. */
  readonly publicUrl: string;
  /** The first encrypts sessions, each of them decrypts. */
  readonly sessionKeys: readonly [Uint8Array, ...Uint8Array[]];
  /** Directories whose people may sign in, in small letters; none: the issuer has one only. */
  readonly tenants: readonly string[];
  readonly readers: readonly ClaimValue[];
  readonly admins: readonly ClaimValue[];
  /** The same of one council each. */
  readonly councilReaders: readonly CouncilClaim[];
  readonly councilAdmins: readonly CouncilClaim[];
}

interface ClaimValue {
  readonly claim: string;
  readonly value: string;
}

interface CouncilClaim extends ClaimValue {
  readonly council: string;
}

/** Somebody who signed in and may see the pages. */
export interface SignedIn {
  /** As the provider names them, and never anybody else. */
  readonly id: string;
  readonly name?: string | undefined;
  /** Whose guidance they may see, which is all that they administer and maybe more. */
  readonly sees: Councils;
  readonly administers: Councils;
}

/** Whether they may administer the guidance of any council. */
export const isAdmin = ({ administers }: SignedIn): boolean => administers === 'every' || administers.length > 0;
