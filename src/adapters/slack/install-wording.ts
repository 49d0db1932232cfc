/** What the pages say that install Clausebook in a Slack workspace. */

export const INSTALL_TITLE = 'Add Clausebook to Slack';
export const INSTALL_LINES: readonly string[] = [
  'Clausebook answers councillors’ guidance questions in Slack with the council’s own words.',
  'Slack will show you what Clausebook asks to be allowed, and you can say no there.',
];
export const INSTALL_BUTTON = 'Add to Slack';
export const START_AGAIN = 'Start again';

export const INSTALLED_TITLE = 'Clausebook is in Slack';
export const installedLine = (name: string): string => `Clausebook is now in ${name}. You can close this page.`;
export const NAMED_LINE = 'Its councillors can ask in a direct message to Clausebook, or with /guidance.';
export const unnamedLine = (id: string): string =>
  `No council names this workspace yet, so nothing is answered there. Put ${id} under slackWorkspaces in the council’s council.yaml.`;

export const DENIED_TITLE = 'Nothing was added';
export const DENIED_LINE = 'You did not allow it in Slack, so nothing was changed.';

export const STALE_TITLE = 'This link is no longer good';
export const STALE_LINE =
  'It can be used once, within ten minutes, and in the browser that it was begun in. Nothing was changed.';

export const FAILED_TITLE = 'Clausebook was not added';
export const FAILED_LINE =
  'Slack did not complete it. Please start again; if it fails again, tell whoever looks after Clausebook.';
