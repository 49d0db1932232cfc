/** What `clausebook doctor service` says of signing in to the pages. */
export const DOCTOR = {
  providerRight: 'It answers, and calls itself as OIDC_ISSUER has it.',
  providerUnreachable: (code: string): string => `It cannot be reached (${code}), so nobody can sign in.`,
  mendProviderUnreachable: (host: string): string =>
    `Let this machine reach ${host}; try curl with OIDC_ISSUER and /.well-known/openid-configuration behind it.`,
  providerOther: 'It answers, and calls itself otherwise than OIDC_ISSUER has it, so nobody can sign in.',
  mendProviderOther: 'Open OIDC_ISSUER with /.well-known/openid-configuration behind it and take “issuer” from there.',
  noProvider: (status: number): string =>
    `What answers at OIDC_ISSUER is no provider of OpenID Connect, or is ill (status ${status}).`,
  mendNoProvider:
    'OIDC_ISSUER is the address above /.well-known/openid-configuration: correct it, or wait if the provider is down.',
  mendProviderFirst: 'Mend what is said of the provider first.',

  clockRight: 'It agrees with the provider’s.',
  clockUntold: 'The provider did not tell its time.',
  clockWrong: (ahead: number, taken: number): string =>
    `It is ${Math.abs(ahead)} seconds ${ahead > 0 ? 'ahead of' : 'behind'} the provider’s; up to ${taken} are taken.`,
  mendClock: 'Have this machine set its clock from the network (NTP).',

  councilsRight: (named: number): string =>
    named === 0
      ? 'Everybody named is named for all councils.'
      : `The guidance has ${named === 1 ? 'the one council' : `all ${named} councils`} that somebody is named for.`,
  councilsMissing: (shown: readonly string[], more: number): string =>
    `The guidance here has no council ${shown.map((each) => `“${each}”`).join(', ')}${more === 0 ? '' : ` and ${more} more`}, and people are named for it.`,
  mendCouncils:
    'In OIDC_COUNCIL_READERS and OIDC_COUNCIL_ADMINS a council is called by its folder: correct the name, or leave it if its guidance is to come.',
  councilsUntold: 'The councils that people are named for could not be looked up in the guidance.',
  mendGuidanceFirst: 'Mend what is said of the guidance first.',
} as const;
