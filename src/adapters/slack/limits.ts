/** What Slack refuses or cuts. Lengths are counted in UTF-16 units of escaped text, the longest way to count. */
export const SLACK_LIMITS = {
  /** More are refused with `invalid_blocks`. */
  blocksPerMessage: 50,
  /** Of a section, and of any text object in a context block. */
  textObject: 3000,
  /** Not documented for rich text; kept as short as a text object. */
  richText: 3000,
  /**
   * The length Slack recommends for `text`. It cuts at 40,000, and refuses blocks of some 13,000 together
   * (`msg_blocks_too_long`, not documented), so that a message of this size is safe from both.
   */
  message: 4000,
  /** A slash command's response address takes five messages within half an hour. */
  responsesPerCommand: 5,
  header: 150,
  /** Of the title and of each button of a modal. */
  modalWords: 24,
  /** Of an input block's label and of its hint. */
  label: 2000,
  optionText: 75,
  optionValue: 150,
  optionsPerSelect: 100,
  /** Of an overflow menu. */
  menuOptions: 5,
  privateMetadata: 3000,
  /** Of a Home tab; a view may also have 250 KB, which so many blocks of ours are far below. */
  blocksPerHome: 100,
  accessibilityLabel: 75,
  /** What may be typed into an input. */
  inputText: 3000,
} as const;

/** Slack signs the time of a request; one further away than this, in the past or the future, is refused. */
export const SIGNATURE_WINDOW_SECONDS = 300;

/** Slack's Date header is to the second and the answer takes a moment; a clock that runs off further is on its way out of the window. */
export const CLOCK_MAY_BE_OFF_SECONDS = 60;

/** Three times the longest message a person can send: 40,000 characters of up to four bytes, as text and as blocks. */
export const REQUEST_BODY_LIMIT = 1024 * 1024;

/**
 * A filled form and a search in one are acknowledged with what came of them, everything else at once. Slack gives up after 3 s; what
 * takes longer than this is told afterwards.
 */
export const ACK_WITHIN_MS = 2000;

/** What is ours has been acknowledged by then; what is left was not for us. */
export const UNHANDLED_AFTER_MS = 2500;

/** One call of the Web API. Slack mostly answers within a second. */
export const CALL_TIMEOUT_MS = 10_000;

/** A call that somebody waits for with a form: Slack forgets who pressed after 3 s. Not tried again. */
export const QUICK_CALL_MS = 1500;

/** Names that are asked for at once: all of a team within a second or two, and no burst that Slack would slow down. */
export const QUICK_CALLS_AT_ONCE = 10;

/** Three more tries within one and a half to seven seconds: longer than a hiccup, shorter than a councillor's patience. */
export const CALL_RETRIES = { retries: 3, minTimeout: 500, factor: 2, maxTimeout: 4000, randomize: true } as const;

/**
 * A councillor's answer that Slack slows down waits so long in all: a channel that many write in is slowed for half a minute at a time, and
 * after a few minutes nobody waits any more.
 */
export const PATIENCE_MS = 5 * 60_000;

/** Waits before each try of a slash command's answer. */
export const RESPOND_WAITS_MS = [0, 500, 2000] as const;

/** Before a connection is opened again; doubled with each failure up to the longest. Slack allows few openings a minute. */
export const RECONNECT_MS = { first: 1000, longest: 60_000 } as const;

/** Container platforms kill half a minute after they asked to stop. */
export const STOP_WITHIN_MS = 20_000;

/** People seldom change their names; a workspace's councillors and officers are fewer than this by far. */
export const NAMES = { keptMs: 60 * 60 * 1000, most: 2000 } as const;

/** Whoever leaves a team's channel may act for a minute more. A page is the most that Slack recommends; a team is never so large. */
export const MEMBERS = { keptMs: 60_000, aPage: 200, most: 1000 } as const;

/** Home tabs that are kept up to date: more than a council's councillors and officers. One that is forgotten is fresh when it is opened. */
export const HOMES_KEPT = 2000;

/** When Slack says "too many" and not for how long: it counts by the minute. */
export const LATER_MS = 30_000;

/** What is kept of an installation is read again after so long: what another process did about it is known by then, at one short query. */
export const INSTALLATION_KNOWN_MS = 10_000;

/**
 * Slack's tokens that expire live for twelve hours. With two hours left there is time for many tries; the lease outlasts a call, so that one
 * process makes it at a time; after a failure others are asked less often than Slack would mind.
 */
export const REFRESH = { earlyMs: 2 * 60 * 60_000, leaseMs: 30_000, restMs: 60_000, lookMs: 500, looks: 10 } as const;

/** From the page that begins an installation until Slack sends the installer back; they have one form to read. */
export const INSTALL_WITHIN_MS = 10 * 60_000;

/** A form is answered within 3 s; finding out whose it is may take this much of it. */
export const ROUTE_WITHIN_MS = 800;

/** How far our clock and Slack's may be apart. */
export const CLOCK_SKEW_MS = 60_000;
