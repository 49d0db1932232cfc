// Plain JavaScript that any Node from 18 up can read: it decides whether the rest can be.

/**
 * True from Node 22.18 on, which runs TypeScript without a build.
 * @param {string} version
 * @returns {boolean}
 */
export function runsTypeScript(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}
