/** Settings of a service that is asked faster than people can. */
export const UNHURRIED = { PERSON_PER_MINUTE: '60000', PERSON_PER_HOUR: '60000', COUNCIL_PER_MINUTE: '60000' } as const;
