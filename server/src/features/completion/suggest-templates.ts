/** Whole plans for an empty file, one a type of project, that start on the Monday after today. */
import { CompletionItemKind } from 'vscode-languageserver-types';
import { type Day, day, formatDay, weekday } from '../../core/base/time.ts';
import { planTemplate, projectTypes } from '../../core/templates/templates.ts';
import type { Suggestion } from './suggestion.ts';

export function suggestTemplates(today: Day): Suggestion[] {
  const start = formatDay(day(today + daysToMonday(today)));
  return projectTypes.map(({ type, label, description }) => ({
    label: `${label} plan`,
    note: description,
    finds: `${type} template project`,
    kind: CompletionItemKind.File,
    insert: { plain: planTemplate(type, { name: `${label} project`, start }) },
  }));
}

/** 1 to 7. */
function daysToMonday(of: Day): number {
  return (8 - weekday(of)) % 7 || 7;
}
