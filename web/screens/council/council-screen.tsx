export function CouncilScreen(_: { periodId: string | null; runId: string | null }) {
  return null;
}
