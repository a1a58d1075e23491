/** `Move the ERP (2026)` → `move-the-erp-2026.plan.yaml`: lower case, letters and digits of any script, hyphens. */
const LONGEST = 60;

export function planFileName(projectName: string): string {
  const words = projectName
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
  return `${words === '' ? 'project' : words}.plan.yaml`;
}
