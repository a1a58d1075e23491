/** `docs/rules.md`, made from the table of rules and the test plan that shows each. */
import { RULES } from '../../server/src/core/checks/rules.ts';
import { testPlans } from './test-plans.ts';

const INTRODUCTION = `# Rules

What Planline finds in a plan, by the names that findings carry. A plan turns a rule up, down or away for itself, and a comment silences it on one line:

\`\`\`yaml
lint: {deadline-missed: error, non-working-day: none}
tasks:
  survey: {duration: 5d, deadline: 2026-02-28}  # planline-ignore deadline-missed
\`\`\`
`;

export function rulesPage(): string {
  const plans = new Map(testPlans('errors').map(({ name, files }) => [name, files]));
  const sections = Object.entries(RULES).map(([name, { severity, reason, remedy }]) => {
    const files = plans.get(name);
    const example =
      files?.length === 1 ? `\nSuch as this plan:\n\n\`\`\`yaml\n${files[0].text.trimEnd()}\n\`\`\`\n` : '';
    return `## ${name}\n\n*${severity}.* ${reason}\n\n${remedy}\n${example}`;
  });
  return [INTRODUCTION, ...sections].join('\n');
}
