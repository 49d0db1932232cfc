/** Part of an address's query that says nothing of who asks. */
export const PLAIN_IN_QUERY: ReadonlySet<string> = new Set(['sslmode', 'api-version']);

/**
 * An address as it may be shown: without a password, and of its query the names alone but where a value cannot be a secret. The name before
 * the password is shown of a database, where it is no secret. Undefined if it is none.
 */
export function shownAddress(address: string): string | undefined {
  if (!/^[a-z][\w+.-]*:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  const { protocol, username, host, pathname, searchParams } = new URL(address);
  const isDatabase = /^postgres(?:ql)?:$/.test(protocol);
  const name = isDatabase && username !== '' ? `${username}@` : '';
  const query = [...searchParams].map(([key, value]) => `${key}=${PLAIN_IN_QUERY.has(key) ? value : '…'}`).join('&');
  return `${protocol}//${name}${host}${pathname}${query === '' ? '' : `?${query}`}`;
}
