/**
 * Entry inside the extension host: runs the suite beside this file and writes the counts at the
 * very end, so that a host that dies leaves no report.
 */
import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import type Mocha from 'mocha';

export async function run(): Promise<void> {
  const report = process.env['PLANLINE_REPORT'];
  const { default: Runner } = await import('mocha');
  // An editor says a great deal beside the tests; their own lines go to a file.
  Object.assign(Runner.reporters.Base, {
    consoleLog: (...args: unknown[]) => appendFileSync(report ? `${report}.log` : 1, `${format(...args)}\n`),
  });
  const mocha = new Runner({ timeout: 30_000, color: false, reporter: 'spec' });
  const words = process.env['PLANLINE_GREP'];
  if (words) mocha.fgrep(words);
  const files = readdirSync(__dirname).filter((name) => name.endsWith('.test.js'));
  // By name: `activation` comes first, while the extension still sleeps.
  for (const file of files.sort()) mocha.addFile(join(__dirname, file));
  const counts = await new Promise<{ passed: number; failed: number; skipped: number }>((resolve) => {
    const runner: Mocha.Runner = mocha.run(() => {
      const { passes, failures, pending } = runner.stats ?? { passes: 0, failures: 1, pending: 0 };
      resolve({ passed: passes, failed: failures, skipped: pending });
    });
  });
  if (report) writeFileSync(report, JSON.stringify(counts));
  if (counts.failed > 0) throw new Error(format('%d tests failed', counts.failed));
}
