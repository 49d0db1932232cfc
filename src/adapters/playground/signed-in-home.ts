import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { personId } from '../../core/people.ts';
import type { Person } from '../../core/people.ts';
import { chooseCouncil, isAmong } from './council-choice.ts';
import type { Choice } from './council-choice.ts';
import { NOTHING_TO_SHOW_HEADING, NOTHING_TO_SHOW_LINES } from './page-wording.ts';
import type { ShownLibraries } from './shown-libraries.ts';
import type { Notice } from './sign-in-page.ts';
import type { SignedIn } from './sign-in-settings.ts';
import * as words from './sign-in-wording.ts';

/** Who is at the page of admins, and as whose admin. */
export interface AtHome {
  readonly signedIn: SignedIn;
  readonly person: Person;
  readonly choice: Choice;
  /** Whether they administer every council whose guidance is put in force together with that one. */
  readonly publishes: boolean;
}

/** Looks at each request before anything is done. */
export interface SignedInHome {
  /** Lets pass whoever administers the council that is named, or names none. */
  readonly chosen: RequestHandler;
  /** Of those, whoever may put guidance in force. */
  readonly publishers: RequestHandler;
  /** Whom the first of the two has let pass. */
  of(request: Request): AtHome;
}

const fields = z.object({ council: z.string().optional() });

export function createSignedInHome(parts: {
  readonly libraries: ShownLibraries;
  readonly who: (request: Request) => SignedIn;
  readonly say: (response: Response, status: number, notice: Notice) => void;
}): SignedInHome {
  const { libraries, who, say } = parts;
  const passed = new WeakMap<Request, AtHome>();

  const of = (request: Request): AtHome => {
    const found = passed.get(request);
    if (found === undefined) throw new TypeError('Nobody was let pass.');
    return found;
  };

  const publishes = async ({ administers }: SignedIn, { council }: Choice): Promise<boolean> =>
    (await libraries.within(council?.id, async ({ knowledge }) =>
      knowledge.current().councils.every((each) => isAmong(administers, each)),
    )) ?? false;

  return {
    of,
    async chosen(request, response, next) {
      const sent = fields.safeParse(request.method === 'GET' ? request.query : request.body);
      if (!sent.success) return say(response, 403, NOT_THEIRS);
      const signedIn = who(request);
      const asked = { may: signedIn.administers, named: sent.data.council };
      const choice = chooseCouncil({ ...libraries, ...asked, councils: libraries.councils() });
      if (choice === undefined) return say(response, 404, NOTHING_TO_SHOW);
      if (choice.refused) return say(response, 403, NOT_THEIRS);
      passed.set(request, {
        signedIn,
        person: personOf(signedIn),
        choice,
        publishes: await publishes(signedIn, choice),
      });
      next();
    },
    publishers: (request, response, next) => (of(request).publishes ? next() : say(response, 403, NOT_PUBLISHER)),
  };
}

const TO_FIRST_PAGE = { label: words.TO_FIRST_PAGE, href: '/' };

const NOTHING_TO_SHOW: Notice = {
  heading: NOTHING_TO_SHOW_HEADING,
  lines: NOTHING_TO_SHOW_LINES,
  link: TO_FIRST_PAGE,
};

const NOT_THEIRS: Notice = {
  heading: words.NOT_THEIRS_HEADING,
  lines: words.NOT_THEIRS_LINES,
  link: { label: words.TO_OWN_COUNCILS, href: '/home' },
};

const NOT_PUBLISHER: Notice = {
  heading: words.NOT_PUBLISHER_HEADING,
  lines: [words.NOT_PUBLISHER],
  link: { label: words.TO_OWN_COUNCILS, href: '/home' },
};

/** No id of the trial's people begins like this. */
function personOf({ id, name }: SignedIn): Person {
  const own = `signed-in:${id}`;
  const home = { platform: 'playground', address: own } as const;
  return { id: personId(`playground:${own}`), name: name ?? words.SOMEBODY_SIGNED_IN, home };
}
