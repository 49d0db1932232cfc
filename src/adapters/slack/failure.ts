import { RespondError, webApi } from '@slack/bolt';

/** What may be logged of a failed call: Slack's code or the HTTP status, never the message, which can hold what was sent. */
export interface Failure {
  readonly code: string;
  readonly status?: number;
}

export function failureOf(cause: unknown): Failure {
  if (cause instanceof webApi.WebAPIPlatformError) return { code: cause.data.error };
  if (cause instanceof webApi.WebAPIHTTPError) return { code: cause.code, status: cause.statusCode };
  if (cause instanceof RespondError) return { code: cause.code, status: cause.statusCode };
  if (cause instanceof webApi.WebAPIRequestError) return { code: cause.code };
  return { code: cause instanceof Error ? cause.name : 'unknown' };
}
