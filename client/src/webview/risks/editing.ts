/**
 * Changes of risks that the page asks for: the server says which characters of which files each is, or why it
 * cannot be. What was written is told and can be taken back; undo is the editor's.
 */
import type { ToRisks } from '../../../../server/src/protocol/panel.ts';
import type { EditIntent } from '../../../../server/src/protocol/plan-edit.ts';
import type { RiskView } from '../../../../server/src/protocol/risks.ts';
import type { WhatIf } from '../../../../server/src/protocol/simulation.ts';
import { type Dialog, dialog as makeDialog } from '../shared/dialog.ts';
import { EditSession } from '../shared/edit-session.ts';
import type { Host } from '../shared/host.ts';
import { toast as makeToast, type Toast } from '../shared/toast.ts';
import { askForRisk, askToApply } from './questions.ts';

interface EditingParts {
  readonly host: Host<ToRisks>;
  readonly view: () => RiskView | null;
  /** Why nothing can be changed; null where it can. */
  readonly whyNot: () => string | null;
  readonly say: (text: string) => void;
  /** A risk was added or changed. */
  readonly done: (id: string | null) => void;
}

export interface RiskEditing {
  readonly dialog: Dialog;
  readonly toast: Toast;
  readonly write: (intent: EditIntent) => void;
  readonly add: () => Promise<void>;
  readonly apply: (whatIf: WhatIf) => Promise<void>;
  readonly receive: (message: ToRisks) => void;
}

const NO_ANSWER = 'Nothing was changed: the plan was just being read anew. Try again.';
const NO_WHAT_IF: WhatIf = { off: [], answered: [] };

export function riskEditing({ host, view, whyNot, say, done }: EditingParts): RiskEditing {
  const dialog = makeDialog();
  const toast = makeToast();
  const session = new EditSession({
    post: (ask) => {
      const version = view()?.version;
      if (version !== undefined) host.post({ type: 'edit', version, ...ask });
    },
    changed: () => undefined,
    later: (run, ms) => void setTimeout(run, ms),
  });

  function refuse(reason: string): void {
    toast.show(reason, 'warning', []);
    say(reason);
  }

  function write(intent: EditIntent, after?: () => void): void {
    const reason = whyNot();
    if (reason !== null) {
      refuse(reason);
      return;
    }
    session.write(
      () => intent,
      (answer) => {
        if (answer?.kind !== 'fits') {
          refuse(answer?.reason ?? NO_ANSWER);
          return;
        }
        const undo = { label: 'Undo', run: () => host.post({ type: 'undo' }) };
        toast.show(`${answer.said}.`, null, [undo]);
        say(`${answer.said}.`);
        done(answer.selects);
        after?.();
      },
    );
  }

  return {
    dialog,
    toast,
    write,
    add: async () => {
      const reason = whyNot();
      if (reason !== null) {
        refuse(reason);
        return;
      }
      const risk = await askForRisk(dialog);
      if (risk) write({ kind: 'add-risk', ...risk });
    },
    apply: async (whatIf) => {
      const risks = view()?.risks ?? [];
      if (!(await askToApply(dialog, whatIf, risks))) return;
      write({ kind: 'apply-what-if', off: whatIf.off, answered: whatIf.answered }, () =>
        host.post({ type: 'whatIf', whatIf: NO_WHAT_IF }),
      );
    },
    receive: (message) => {
      if (message.type === 'answer') session.receive(message.number, message.answer);
      else if (message.type === 'view') session.viewChanged(false);
    },
  };
}
