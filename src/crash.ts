/**
 * Moments at which a test may end the process, in the order in which a briefing meets them. Each is hit
 * by the crash matrix.
 */
export const CRASH_POINTS = [
  'plan:drafted',
  'plan:queued',
  'deliver:claimed',
  'deliver:looked',
  'deliver:before-send',
  'deliver:after-send',
  'deliver:settled',
] as const;

export type CrashPoint = (typeof CRASH_POINTS)[number];
