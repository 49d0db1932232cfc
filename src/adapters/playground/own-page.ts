import type { RequestHandler } from 'express';
import { LONGEST_ADDRESS } from './sign-in-limits.ts';
import { NOT_OWN_PAGE } from './sign-in-wording.ts';

/** Lets only pass what the pages' own forms and script send: a browser says of each such request where it comes from, and a page elsewhere cannot say otherwise. */
export const ownPageOnly =
  (publicUrl: string): RequestHandler =>
  (request, response, next) => {
    if (request.get('origin') === publicUrl) return next();
    response.status(403).type('text/plain').send(`${NOT_OWN_PAGE}\n`);
  };

/**
 * The whole address of a page of ours that somebody wants to go to; the first page's, if what they name is none. What begins with two strokes
 * would lead elsewhere, so the address is never given back as a path.
 */
export function ownAddress(path: unknown, publicUrl: string): string {
  const first = `${publicUrl}/`;
  if (typeof path !== 'string' || path.length > LONGEST_ADDRESS || !/^\/(?![/\\])[\x21-\x7e]*$/.test(path))
    return first;
  if (!URL.canParse(path, publicUrl)) return first;
  const { origin, href } = new URL(path, publicUrl);
  return origin === publicUrl ? href : first;
}
