// Plain JavaScript that any Node from 18 up can read: it decides whether the rest can be.

/** What the project runs on, in words. */
export const NEEDED = 'Node 22.18 or a later 22, or Node 24 or newer';

/**
 * True from Node 22.18 on, which runs TypeScript without a build. Node 23 ended before all of it was in.
 * @param {string} version
 * @returns {boolean}
 */
export function runsTypeScript(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 23 || (major === 22 && minor >= 18);
}
