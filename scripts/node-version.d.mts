export const NEEDED: string;
export function runsTypeScript(version: string): boolean;
