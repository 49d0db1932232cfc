/** What came of a request. */
export interface Visited {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Somebody with a browser of their own, that keeps cookies and follows nothing by itself. */
export interface Visitor {
  readonly cookies: Map<string, string>;
  get(address: string): Promise<Visited>;
  /** Sends a form as a browser would, or with another origin; undefined: with none. */
  post(address: string, fields: Readonly<Record<string, string>>, origin?: string): Promise<Visited>;
  /** Goes from a page of Clausebook through the provider, and gives what they see at its end. */
  signIn(path?: string): Promise<Visited>;
  /** The same, up to the address that the provider sends them back to. */
  comeBack(path?: string): Promise<string>;
}

/** `publicUrl`: where browsers find Clausebook; `url`: where it really listens. Both without a slash. */
export function createVisitor({ publicUrl, url }: { readonly publicUrl: string; readonly url: string }): Visitor {
  const cookies = new Map<string, string>();

  async function send(address: string, init: RequestInit = {}): Promise<Visited> {
    const { href } = new URL(address, publicUrl);
    const own = href.startsWith(`${publicUrl}/`);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init.headers);
    if (own && cookie !== '') headers.set('cookie', cookie);
    const response = await fetch(own ? url + href.slice(publicUrl.length) : href, {
      ...init,
      headers,
      redirect: 'manual',
    });
    if (own) for (const each of response.headers.getSetCookie()) take(each);
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  function take(given: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(given) ?? [];
    if (value === '' || /Expires=Thu, 01 Jan 1970/.test(given)) cookies.delete(name);
    else cookies.set(name, value);
  }

  async function comeBack(path = '/'): Promise<string> {
    const { text } = await send(path);
    const link = /href="(\/sign-in[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const leaving = await send(link);
    const back = await send(leaving.headers.get('location') ?? '');
    return back.headers.get('location') ?? '';
  }

  return {
    cookies,
    get: (address) => send(address),
    post(address, fields, ...[origin]) {
      const body = new URLSearchParams(fields);
      return send(address, { method: 'POST', body, headers: origin === undefined ? {} : { origin } });
    },
    comeBack,
    signIn: async (path) => send(await comeBack(path)),
  };
}
