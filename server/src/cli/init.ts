/** `planline init`: a first plan in a folder, from the template of a project type. */
import { basename, join, relative, resolve } from 'node:path';
import { type Day, day, formatDay, weekday } from '../core/base/time.ts';
import type { ProjectType } from '../core/model/plan.ts';
import { planTemplate, projectTypes } from '../core/templates/templates.ts';
import { kindOf } from '../host/kind-of.ts';
import { createText } from '../host/write-text.ts';
import { printable } from './escape.ts';
import { CliError, type CliIo, type ExitCode } from './io.ts';

export function init(io: CliIo, folder: string, type: ProjectType): ExitCode {
  const target = resolve(io.cwd, folder);
  const name = nameFrom(basename(target));
  const path = join(target, `${fileNameFrom(basename(target))}.plan.yaml`);
  const shown = printable(relative(io.cwd, path) || path);
  const start = formatDay(nextMonday(day(io.today())));
  if (kindOf(target) === 'file') throw new CliError(`${printable(folder)} is a file; name a folder`);
  if (!createText(path, planTemplate(type, { name, start }))) {
    throw new CliError(`${shown} exists already; name another folder`);
  }
  const label = projectTypes.find((known) => known.type === type)?.label ?? type;
  io.stdout.write(`${shown}\n`);
  io.stderr.write(
    `Wrote a plan for a project of type ${label}, starting on ${start}.\nNext: planline schedule ${shown}\n`,
  );
  return 0;
}

/** `erp-move` → `Erp move`. */
function nameFrom(folder: string): string {
  const words = folder.replace(/[-_.\s]+/g, ' ').trim();
  return words === '' ? 'New project' : words[0]?.toUpperCase() + words.slice(1);
}

function fileNameFrom(folder: string): string {
  const words = folder
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return words === '' ? 'project' : words;
}

/** The Monday after today: plans begin with a week. */
function nextMonday(today: Day): Day {
  return day(today + ((8 - weekday(today)) % 7 || 7));
}
