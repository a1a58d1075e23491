import assert from 'node:assert/strict';
import { blocksOfPage, isInstalled, runEditor } from './editor.ts';

/** Debian keeps packages of Emacs there; a newer one has Eglot built in. */
const PACKAGES = `
(setq package-directory-list '("/usr/share/emacs/site-lisp/elpa") inhibit-message t
      eglot-sync-connect 10 eglot-autoreconnect nil eglot-confirm-server-initiated-edits nil)
(package-initialize)
(prefer-coding-system 'utf-8)
`;

const SCRIPT = String.raw`
(require 'eglot)
(require 'json)
(defun findings ()
  (mapcar (lambda (d) (list (flymake-diagnostic-text d) (buffer-substring-no-properties (flymake-diagnostic-beg d) (flymake-diagnostic-end d))))
          (flymake-diagnostics)))
(defun until (test)
  (let ((end (+ (float-time) 8)))
    (while (and (not (funcall test)) (< (float-time) end)) (accept-process-output nil 0.02) (flymake-start))))
(defun to (text) (goto-char (point-min)) (search-forward text) (backward-char))
(defun lines () (vconcat (nthcdr 3 (split-string (buffer-substring-no-properties (point-min) (point-max)) "\n" t))))
(defun tell (seen) (princ (concat "SEEN " (let ((json-encoding-pretty-print nil)) (json-encode seen)) "\n")))

(find-file (getenv "PLAN"))
(run-hooks 'post-command-hook)
(until #'findings)
(let (seen)
  (push (cons 'mode major-mode) seen)
  (push (cons 'before (vconcat (findings))) seen)
  (to "after: z")
  (push (cons 'completed (vconcat (mapcar #'substring-no-properties (all-completions "" (nth 2 (eglot-completion-at-point)))))) seen)
  (let ((add (seq-find (lambda (a) (equal (plist-get a :title) "Add task 'z'")) (eglot-code-actions (point) (1+ (point))))))
    (eglot--apply-workspace-edit (plist-get add :edit)))
  (eglot--signal-textDocument/didChange)
  (until (lambda () (null (findings))))
  (push (cons 'after (vconcat (findings))) seen)
  (to "after: z")
  (push (cons 'hover (eglot--hover-info (plist-get (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover (eglot--TextDocumentPositionParams)) :contents))) seen)
  (push (cons 'defined (mapcar (lambda (one) (xref-location-line (xref-item-location one))) (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot)))) seen)
  (eglot-rename "zoning")
  (eglot-format-buffer)
  (push (cons 'text (lines)) seen)
  (push (cons 'outline (mapcar #'car (eglot-imenu))) seen)
  (set-buffer-modified-p nil)
  (eglot-shutdown (eglot-current-server))
  (tell seen))
`;

describe('Emacs with Eglot', () => {
  before(function () {
    const asked = ['--batch', '--eval', PACKAGES.replace(/^/, '(progn').concat(')'), '-l', 'eglot', '-l', 'yaml-mode'];
    if (!isInstalled('emacs', asked)) this.skip();
  });

  it('works as the page says: findings, completion, hover, a fix, navigation, rename and formatting', async function () {
    this.timeout(40_000);
    const files = { 'setup.el': PACKAGES + (blocksOfPage('elisp')[0] ?? ''), 'test.el': SCRIPT };
    const { seen, output } = await runEditor('emacs', ['--batch', '-q', '-l', 'setup.el', '-l', 'test.el'], files);
    assert.ok(seen, output);
    const { hover, ...rest } = seen;
    assert.match(String(hover), /Start: Mon 5 Jan 2026/);
    assert.deepEqual(rest, {
      mode: 'planline-mode',
      before: [
        [
          'planline [unknown-task]: There is no task or phase `z`. Add it under `tasks`, or name one that is there.',
          'z',
        ],
      ],
      completed: ['a'],
      after: [],
      defined: [6],
      text: [
        '  a: {name: Survey the links, duration: 2d}',
        '  b: {name: Zurück 🚀 – 東, duration: 1d, after: zoning}',
        '  zoning: {duration: 1d}',
      ],
      outline: ['Property', 'Package', 'Namespace', 'Function'],
    });
  });
});
