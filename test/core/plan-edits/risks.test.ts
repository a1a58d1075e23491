import type { RiskField, RiskStage } from '../../../server/src/core/edits/intent.ts';
import { checkEdits } from '../../support/plan-edits.ts';

const HEADER = `project: {name: P, start: 2026-01-05, currency: EUR}
resources: {ali: {name: Ali Demir}, bea: {name: Bea Roth}, bea2: {name: Bea Roth}}
stakeholders: {mara: {name: Mara Keller}}
tasks: {a: {duration: 1d}}
`;
const set = (field: RiskField, value: string, of: RiskStage = 'inherent', id = 'late') =>
  ({ kind: 'set-risk', id, field, of, value }) as const;

checkEdits('a risk', HEADER, [
  {
    title: 'gets another status and keeps its comment',
    plan: 'risks:\n  late:\n    event: Line late\n    status: open # since May\n',
    intent: set('status', 'closed'),
    diff: '-    status: open # since May\n+    status: closed # since May',
    said: /^Line late is now closed$/,
  },
  {
    title: 'gets a status in braces',
    plan: 'risks:\n  late: {event: Line late, probability: 30%}\n',
    intent: set('status', 'watching'),
    diff: '-  late: {event: Line late, probability: 30%}\n+  late: {event: Line late, probability: 30%, status: watching}',
  },
  {
    title: 'refuses a word that is no status',
    plan: 'risks:\n  late: {event: Line late}\n',
    intent: set('status', 'gone'),
    diff: /^Not changed: “gone” is no status\. A risk is open, watching, occurred or closed\.$/,
  },
  {
    title: 'keeps a word a word',
    plan: 'risks:\n  late: {event: Line late, probability: "low", impact: {schedule: high}}\n',
    intent: set('probability', 'very-high'),
    diff: '-  late: {event: Line late, probability: "low", impact: {schedule: high}}\n+  late: {event: Line late, probability: "very-high", impact: {schedule: high}}',
    said: /^The probability of Line late is now very high$/,
  },
  {
    title: 'writes the middle of a band where a percentage stands',
    plan: 'risks:\n  late: {event: Line late, probability: 12%}\n',
    intent: set('probability', 'high'),
    diff: '-  late: {event: Line late, probability: 12%}\n+  late: {event: Line late, probability: 60%}',
  },
  {
    title: 'writes a share where a share stands',
    plan: 'risks:\n  late:\n    event: Line late\n    probability: 0.2\n',
    intent: set('probability', '35'),
    diff: '-    probability: 0.2\n+    probability: 0.35',
  },
  {
    title: 'takes a number typed over a word',
    plan: 'risks:\n  late:\n    event: Line late\n    probability: low\n',
    intent: set('probability', '7,5 %'),
    diff: '-    probability: low\n+    probability: 7.5%',
  },
  {
    title: 'takes no number that is no probability',
    plan: 'risks:\n  late: {event: Line late, probability: low}\n',
    intent: set('probability', '130'),
    diff: /^Not changed: “130” is no probability\. Write one such as 30%/,
  },
  {
    title: 'reads its band from the scales of the plan',
    plan: 'risk-scales: {probability: {very-low: 20%, low: 40%, medium: 60%, high: 80%}}\nrisks:\n  late: {event: Line late, probability: 5%}\n',
    intent: set('probability', 'low'),
    diff: '-  late: {event: Line late, probability: 5%}\n+  late: {event: Line late, probability: 30%}',
  },
  {
    title: 'gets a residual probability where there was none, as the first one is written',
    plan: 'risks:\n  late:\n    event: Line late\n    probability: 30%\n    owner: ali\n',
    intent: set('probability', 'very-low', 'residual'),
    diff: '+    residual:\n+      probability: 5%',
  },
  {
    title: 'gets another residual impact',
    plan: 'risks:\n  late: {event: Line late, residual: {probability: 10%, impact: {schedule: 5d}}}\n',
    intent: set('schedule', '1w', 'residual'),
    diff: '-  late: {event: Line late, residual: {probability: 10%, impact: {schedule: 5d}}}\n+  late: {event: Line late, residual: {probability: 10%, impact: {schedule: 1w}}}',
  },
  {
    title: 'loses a residual assessment with its last key',
    plan: 'risks:\n  late:\n    event: Line late\n    residual:\n      probability: 10%\n',
    intent: set('probability', '', 'residual'),
    diff: '-    residual:\n-      probability: 10%',
  },
  {
    title: 'gets a delay in the unit that stands there',
    plan: 'risks:\n  late:\n    event: Line late\n    impact:\n      # of the carrier\n      schedule: 10d\n',
    intent: set('schedule', 'medium'),
    diff: '-      schedule: 10d\n+      schedule: 7.5d',
  },
  {
    title: 'gets the longest delay from the last band that has an end',
    plan: 'risks:\n  late: {event: Line late, impact: {schedule: 1w}}\n',
    intent: set('schedule', 'very-high'),
    diff: '-  late: {event: Line late, impact: {schedule: 1w}}\n+  late: {event: Line late, impact: {schedule: 6w}}',
  },
  {
    title: 'gets an amount in thousands where those stand',
    plan: 'risks:\n  late: {event: Line late, impact: {cost: 90k}}\n',
    intent: set('cost', 'low'),
    diff: '-  late: {event: Line late, impact: {cost: 90k}}\n+  late: {event: Line late, impact: {cost: 12.5k}}',
  },
  {
    title: 'gets another most likely delay within its range',
    plan: 'risks:\n  late: {event: Line late, impact: {schedule: {optimistic: 5d, most-likely: 10d, pessimistic: 20d}}}\n',
    intent: set('schedule', '15d'),
    diff: '-  late: {event: Line late, impact: {schedule: {optimistic: 5d, most-likely: 10d, pessimistic: 20d}}}\n+  late: {event: Line late, impact: {schedule: {optimistic: 5d, most-likely: 15d, pessimistic: 20d}}}',
  },
  {
    title: 'keeps its range',
    plan: 'risks:\n  late: {event: Line late, impact: {schedule: {optimistic: 5d, most-likely: 10d, pessimistic: 20d}}}\n',
    intent: set('schedule', '6w'),
    diff: /^Not changed: 6w lies outside the range written for Line late, 5d to 20d\. Change the range in the text\.$/,
  },
  {
    title: 'gets an impact on quality beside the one that is written',
    plan: 'risks:\n  late:\n    event: Line late\n    impact:\n      cost: 5k # quote\n',
    intent: set('quality', 'low'),
    diff: '+      quality: low',
  },
  {
    title: 'gets an impact where none is written',
    plan: 'risks:\n  late:\n    event: Line late\n    owner: ali\n',
    intent: set('impact', 'medium'),
    diff: '+    impact: medium',
  },
  {
    title: 'says which impact is meant where several are written',
    plan: 'risks:\n  late: {event: Line late, impact: {cost: 5k}}\n',
    intent: set('impact', 'medium'),
    diff: /written by schedule, cost, scope or quality\. Change one of these\.$/,
  },
  {
    title: 'does not mix one word for everything with a dimension',
    plan: 'risks:\n  late: {event: Line late, impact: high}\n',
    intent: set('cost', '5k'),
    diff: /is one word for everything\. Change that word/,
  },
  {
    title: 'gets an owner by name',
    plan: 'risks:\n  late: {event: Line late}\n',
    intent: set('owner', 'mara keller'),
    diff: '-  late: {event: Line late}\n+  late: {event: Line late, owner: mara}',
    said: /^Mara Keller now owns Line late$/,
  },
  {
    title: 'asks which of two people of one name',
    plan: 'risks:\n  late: {event: Line late}\n',
    intent: set('owner', 'Bea Roth'),
    diff: /^Not changed: 2 are called Bea Roth\. Type bea or bea2 instead\.$/,
  },
  {
    title: 'loses its owner',
    plan: 'risks:\n  late:\n    event: Line late\n    owner: ali\n',
    intent: set('owner', ''),
    diff: '-    owner: ali',
    said: /^Nobody owns Line late any more$/,
  },
  {
    title: 'that says so already is left alone',
    plan: 'risks:\n  late: {event: Line late, status: open}\n',
    intent: set('status', 'open'),
    diff: /^Not changed: Line late says that already\.$/,
  },
  {
    title: 'that is gone is told',
    plan: 'risks:\n  late: {event: Line late}\n',
    intent: set('status', 'open', 'inherent', '__proto__'),
    diff: /^The plan has no risk “__proto__” any more\./,
  },
  {
    title: 'that cannot be read is left alone',
    plan: 'risks:\n  late:\n    event: Line late\n    cause: [\n    status: open\n  other: {event: x}\n',
    intent: set('status', 'closed'),
    diff: /cannot be read/,
  },
  {
    title: 'in a part of the plan is changed there',
    plan: 'include: [parts/risks.plan.yaml]\n# file: parts/risks.plan.yaml\nrisks:\n  late: {event: Line late}\n',
    intent: set('status', 'closed'),
    diff: '@ risks.plan.yaml\n-  late: {event: Line late}\n+  late: {event: Line late, status: closed}',
  },
]);

const add = (event: string) => ({ kind: 'add-risk', event, probability: 'medium', impact: 'very-high' }) as const;

checkEdits('a new risk', HEADER, [
  {
    title: 'is the first of the plan',
    plan: '',
    intent: add('The line: late'),
    diff: '+risks:\n+  the-line-late:\n+    event: "The line: late"\n+    probability: medium\n+    impact: very-high',
    said: /^Added The line: late$/,
  },
  {
    title: 'comes behind the last one, in braces as that is',
    plan: 'risks:\n  late: {event: Line late} # one\nregisters: {}\n',
    intent: add('Late, again'),
    diff: '+  late-again: {event: "Late, again", probability: medium, impact: very-high}',
  },
  {
    title: 'comes on lines behind one on lines, with a free id',
    plan: 'risks:\n    late:\n        event: Line late\n\n    slow:\n        event: Slow\n',
    intent: add('Late'),
    diff: '+\n+    late-2:\n+        event: Late\n+        probability: medium\n+        impact: very-high',
  },
  {
    title: 'goes into empty braces',
    plan: 'risks: {}\n',
    intent: add('Late'),
    diff: '-risks: {}\n+risks: {late: {event: Late, probability: medium, impact: very-high}}',
  },
  {
    title: 'needs to say what may happen',
    plan: '',
    intent: add('  '),
    diff: /^Not added: say what may happen\.$/,
  },
]);

const act = (action: string, done: boolean) => ({ kind: 'risk-action', id: 'late', action, done }) as const;

checkEdits('an action of a risk', HEADER, [
  {
    title: 'is done',
    plan: 'risks:\n  late:\n    event: Line late\n    actions:\n      ask:\n        # by phone\n        text: Ask again\n        due: 2026-02-02\n',
    intent: act('ask', true),
    diff: '+        done: true',
    said: /^“Ask again” is done$/,
  },
  {
    title: 'that is only a text is done as well',
    plan: 'risks:\n  late: {event: Line late, actions: {ask: "Ask: again"}}\n',
    intent: act('ask', true),
    diff: '-  late: {event: Line late, actions: {ask: "Ask: again"}}\n+  late: {event: Line late, actions: {ask: {text: "Ask: again", done: true}}}',
  },
  {
    title: 'is open again and says nothing of it',
    plan: 'risks:\n  late: {event: Line late, actions: {ask: {text: Ask, done: true}}}\n',
    intent: act('ask', false),
    diff: '-  late: {event: Line late, actions: {ask: {text: Ask, done: true}}}\n+  late: {event: Line late, actions: {ask: {text: Ask}}}',
    said: /^“Ask” is open again$/,
  },
  {
    title: 'that is done already is left alone',
    plan: 'risks:\n  late: {event: Line late, actions: {ask: {text: Ask, done: true}}}\n',
    intent: act('ask', true),
    diff: /^Not changed: “Ask” is done already\.$/,
  },
  {
    title: 'that is gone is told',
    plan: 'risks:\n  late: {event: Line late}\n',
    intent: act('ask', true),
    diff: /^Not changed: Line late has no such action any more\./,
  },
]);

const apply = (off: readonly string[], answered: readonly string[]) =>
  ({ kind: 'apply-what-if', off, answered }) as const;

checkEdits('a what-if', HEADER, [
  {
    title: 'closes what is off and does what is answered',
    plan: `risks:
  late: {event: Line late, status: watching}
  slow:
    event: Batch slow
    actions:
      trace: Trace the slow jobs
      ask: {text: Ask, done: true}
      move: {text: Move, due: 2026-02-02} # soon
`,
    intent: apply(['late'], ['slow']),
    diff: `-  late: {event: Line late, status: watching}
+  late: {event: Line late, status: closed}
-      trace: Trace the slow jobs
+      trace: {text: Trace the slow jobs, done: true}
-      move: {text: Move, due: 2026-02-02} # soon
+      move: {text: Move, due: 2026-02-02, done: true} # soon`,
    said: /^Closed Line late; the actions for Batch slow are done$/,
  },
  {
    title: 'is refused as a whole where a response has no actions',
    plan: 'risks:\n  late: {event: Line late}\n  slow: {event: Batch slow}\n',
    intent: apply(['late'], ['slow']),
    diff: /^Not applied: Batch slow has no actions that could be done\./,
  },
  {
    title: 'that is written already changes nothing',
    plan: 'risks:\n  late: {event: Line late, status: closed}\n',
    intent: apply(['late'], []),
    diff: /^Not applied: the plan says all of it already\.$/,
  },
]);
