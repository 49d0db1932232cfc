import { createHmac, timingSafeEqual } from 'node:crypto';
import { INSTALL_WITHIN_MS } from './limits.ts';

/** What goes to Slack and comes back with the installer, and what stays in their browser meanwhile. */
export interface InstallState {
  readonly state: string;
  readonly cookie: string;
}

/** `chance`: what nobody can guess, new for each. Signed, with the time it is good until. */
export function makeState(secret: string, chance: string, now: number): InstallState {
  const until = now + INSTALL_WITHIN_MS;
  return { state: `${until}.${chance}.${signed(secret, until, chance)}`, cookie: chance };
}

const SHAPE = /^(\d{1,15})\.([\w-]+)\.([\w-]+)$/;

/** What came back, if it is ours, in time, and from the browser that it was given to. `name` names it, so that it can be used once. */
export function checkState(
  secret: string,
  { state, cookie }: { readonly state: string | undefined; readonly cookie: string | undefined },
  now: number,
): { readonly name: string; readonly until: number } | undefined {
  const [, time = '', chance = '', signature = ''] = SHAPE.exec(state ?? '') ?? [];
  const until = Number(time);
  if (chance === '' || !isSame(signature, signed(secret, until, chance)) || !isSame(cookie ?? '', chance))
    return undefined;
  return now < until ? { name: `slack-install ${chance}`, until } : undefined;
}

const signed = (secret: string, until: number, chance: string): string =>
  createHmac('sha256', secret).update(`${until}.${chance}`).digest('base64url');

const isSame = (one: string, other: string): boolean => {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
};
