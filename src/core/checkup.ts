/** What a check found, in a sentence or two for whoever sets the service up. No secret is in it. */
export type Finding =
  | { readonly outcome: 'ok'; readonly says: string }
  /** `mend`: what to do about it, or first. */
  | { readonly outcome: 'not-ok' | 'could-not-tell'; readonly says: string; readonly mend: string };

/** One thing that has to be right for a part of the service to work. */
export interface Check {
  /** A word or two that name it. */
  readonly name: string;
  /** Looks, and changes nothing that it does not put back. Never rejects. */
  readonly run: () => Promise<readonly Finding[]>;
}
